import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { importRecords } from '@/lib/ingest/import-records.server';
import { describeEachEngine } from '../../support/databases';
import { exported } from '../../support/records';
import { seedDatabase } from '../../support/seed-database';

const LINES_PER_WRITE = 100;
const program = fileURLToPath(new URL('./child.ts', import.meta.url));
const node = ['--import', 'tsx', '--conditions=react-server'];

describeEachEngine('an import of records that is killed', (openOne, { address, open }) => {
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-import-'));
  const path = join(folder, 'records.jsonl');
  let whole: string;
  let straight: unknown;

  /** Every clip by its number, with its terms, and every relation in its order. */
  const numbersOf = async (database: Database) => [
    await database.rows('SELECT id, slug, card FROM clip ORDER BY id'),
    await database.rows(
      'SELECT clip_id, key FROM clip_term JOIN term ON term.id = term_id ORDER BY 1, 2',
    ),
    await database.rows('SELECT from_id, to_id, kind FROM relation ORDER BY from_id, id'),
  ];

  beforeAll(async () => {
    const seeded = await openOne();
    await seedDatabase(seeded);
    whole = await exported(seeded);
    writeFileSync(path, whole);
    const other = await openOne();
    await importRecords(other, path, { dryRun: false });
    straight = await numbersOf(other);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each([2, 10])(
    'in its %i. transaction goes on after the last whole one',
    async (killedIn) => {
      const url = await address('migrated');
      const args = [url, path, String(LINES_PER_WRITE), String(killedIn)];
      const child = [...node, program, ...args];
      const { signal, stderr } = spawnSync(process.execPath, child, { encoding: 'utf8' });
      expect(signal, stderr).toBe('SIGKILL');

      const database = await open(url);
      const lines = whole.trimEnd().split('\n');
      // The first line is the gallery's own.
      const saved = lines.slice(1, 1 + (killedIn - 1) * LINES_PER_WRITE);
      const clips = saved.filter((line) => line.startsWith('{"record":"clip"'));
      const [row] = await database.rows<{ count: number }>('SELECT count(*) AS count FROM clip');
      expect(row?.count).toBe(clips.length);

      let resumedAfter = 0;
      const onResume = (done: number) => {
        resumedAfter = done;
      };
      await importRecords(database, path, { dryRun: false, onResume });
      expect(resumedAfter).toBe(1 + saved.length);
      expect(await numbersOf(database)).toEqual(straight);
      expect(await exported(database)).toBe(whole);

      // It is over: taken again, it is taken from its beginning.
      resumedAfter = 0;
      await importRecords(database, path, { dryRun: false, onResume });
      expect(resumedAfter).toBe(0);
    },
  );
});
