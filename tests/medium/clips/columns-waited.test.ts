import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { countFacets } from '@/lib/clips/count-facets.server';
import { type KeptColumns, keepColumns } from '@/lib/clips/keep-columns.server';
import { listClips } from '@/lib/clips/list-clips.server';
import { readTimeline } from '@/lib/clips/read-timeline.server';
import { saveClips } from '@/lib/clips/save-clips.server';
import type { Database } from '@/lib/db/database';
import { makeClip } from '../../bench/generate-clips';
import { loadClips } from '../../bench/load-clips';
import { describeEachEngine } from '../../support/databases';
import { parseQuery } from '../../support/filtered-pages';
import { recordStatements } from '../../support/record-statements';

const CLIPS = 200;
/** Past this many, a gallery is large: as far as can be told by the greatest number of a clip. */
const FAR_IDS = 50_000;

const READS: Record<string, (database: Database) => Promise<unknown>> = {
  facets: (one) => countFacets(one, parseQuery('')),
  'facets under words': (one) => countFacets(one, parseQuery('q=light&source=source-0')),
  days: (one) => readTimeline(one, parseQuery('zone=Asia/Shanghai')),
  'days under words': (one) => readTimeline(one, parseQuery('q=light')),
  'a filter without an index': (one) => listClips(one, parseQuery('hasDuration=true&limit=7')),
};
/** What only SQL asks that stands in for columns. */
const BY_SQL = /GROUP BY|c\.duration_ms IS NOT NULL\s+ORDER/;

describeEachEngine('columns that are not ready', (_, tests) => {
  let kept: KeptColumns | undefined;
  let number = CLIPS;
  const add = (database: Database) =>
    database.write((writer) => saveClips(writer, [makeClip(number++)], Date.now()));

  let address: string;
  let plain: Database;
  beforeAll(async () => {
    address = await tests.address('migrated');
    plain = await tests.open(address);
    await plain.write(async (writer) => {
      const far =
        tests.engine === 'sqlite'
          ? "INSERT INTO sqlite_sequence (name, seq) VALUES ('clip', ?)"
          : "SELECT setval(pg_get_serial_sequence('clip', 'id'), ?)";
      await writer.run(far, [FAR_IDS]);
    });
    await loadClips(plain, CLIPS);
  });
  afterEach(() => kept?.stop());

  /** A gallery that has just begun to be served, and what is asked of it by SQL. */
  async function begin(database: Database, url = address) {
    const statements = recordStatements(database);
    kept = keepColumns(statements.recorded, url);
    const sent = () => statements.take().filter(({ sql }) => BY_SQL.test(sql));
    return { served: statements.recorded, sent };
  }

  it.each(Object.entries(READS))('are waited for in a large gallery: %s', async (_, read) => {
    const { served, sent } = await begin(await tests.open(address));
    expect(await read(served)).toEqual(await read(plain));
    expect(sent()).toEqual([]);
    // The others know what was written in between, and are told of it as well.
    await add(plain);
    expect(await read(served)).toEqual(await read(plain));
    expect(sent()).toEqual([]);
  });

  it.each(Object.entries(READS))('are had although others write: %s', async (_, read) => {
    const database = await tests.open(address);
    let writes = 3;
    const { served, sent } = await begin({
      ...database,
      // Who has asked for the version sees another when reading.
      async version() {
        const version = await database.version();
        if (writes-- > 0) await add(plain);
        return version;
      },
    });
    await read(served);
    expect(sent()).toEqual([]);
    writes = 0;
    expect(await read(served)).toEqual(await read(plain));
    expect(sent()).toEqual([]);
  });

  it('are not waited for in a small gallery', async () => {
    const small = await tests.address('migrated');
    const database = await tests.open(small);
    await loadClips(database, 20);
    const { served, sent } = await begin(database, small);
    const counted = await countFacets(served, parseQuery(''));
    expect(sent()).not.toEqual([]);
    await kept?.ready();
    sent();
    expect(await countFacets(served, parseQuery(''))).toEqual(counted);
    expect(sent()).toEqual([]);
  });

  it('are done without where they cannot be had', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    try {
      const empty = await tests.address('empty');
      const { served, sent } = await begin(await tests.open(address), empty);
      expect(await countFacets(served, parseQuery(''))).toEqual(
        await countFacets(plain, parseQuery('')),
      );
      expect(sent()).not.toEqual([]);
      expect(told).toHaveBeenCalledOnce();
    } finally {
      told.mockRestore();
    }
  });
});
