import { beforeAll, expect, it } from 'vitest';
import { countFacets } from '@/lib/clips/count-facets.server';
import { findNeighbours } from '@/lib/clips/find-neighbours.server';
import { getClip } from '@/lib/clips/get-clip.server';
import { listClips, listClipsJson } from '@/lib/clips/list-clips.server';
import { listMonth } from '@/lib/clips/list-month.server';
import { listRelated } from '@/lib/clips/list-related.server';
import { readTimeline } from '@/lib/clips/read-timeline.server';
import type { Database } from '@/lib/db/database';
import { loadClips } from '../../bench/load-clips';
import { countWaits } from '../../support/count-waits';
import { describeEachEngine } from '../../support/databases';
import { explainSqlite } from '../../support/explain-sqlite';
import { combineFilters, pagesOf, parseQuery as parse, WORDS } from '../../support/filtered-pages';
import { recordStatements, type SentStatement } from '../../support/record-statements';

const CLIPS = 1_000;

/** The reads whose statements are kept beside this test, to be looked at when they change. */
const READS: Record<string, (database: Database) => Promise<unknown>> = {
  'newest page': (one) => listClips(one, parse('')),
  'newest page, its cards as bytes': (one) => listClipsJson(one, parse('')),
  'next page': (one) => listClips(one, pagesOf('', '')[1] ?? parse('')),
  'page before': (one) => listClips(one, pagesOf('', '')[2] ?? parse('')),
  'longest first': (one) => listClips(one, parse('sort=longest')),
  'one source': (one) => listClips(one, parse('source=source-0')),
  'two sources, unknown batch': (one) =>
    listClips(one, parse('source=source-0,source-1&batch=unknown')),
  'one term': (one) => listClips(one, parse('term=close-up')),
  'without a source, all of two terms, without a third': (one) =>
    listClips(one, parse('source=-source-0,-unknown&term=*close-up,*neon,-snow')),
  'days in a zone': (one) =>
    listClips(one, parse('since=2024-03-01&until=2024-03-31&zone=Asia/Shanghai')),
  'every other filter': (one) =>
    listClips(
      one,
      parse('minDuration=1&maxDuration=9&hasPrompt=true&hasOriginal=false&hasDate=true'),
    ),
  'words, first hits': (one) => listClips(one, parse('q=light -"old city"')),
  'words, next hits': (one) => listClips(one, pagesOf('', 'q=light')[1] ?? parse('')),
  'words, by relevance': (one) => listClips(one, parse('q=light&sort=relevance')),
  'words, oldest first': (one) => listClips(one, parse('q=light&sort=oldest')),
  slug: (one) => getClip(one, 'clip-7'),
  neighbours: (one) => findNeighbours(one, parse('source=source-0'), 'clip-7'),
  related: (one) => listRelated(one, 'clip-7'),
  month: (one) => listMonth(one, parse(''), '2024-03'),
  facets: (one) => countFacets(one, parse('q=light&source=source-0')),
  timeline: (one) => readTimeline(one, parse('since=2024-03-01')),
};

describeEachEngine('statements of the hot reads', (open, { engine }) => {
  let database: Database;
  let statements: ReturnType<typeof recordStatements>;
  beforeAll(async () => {
    database = await open();
    await loadClips(database, CLIPS);
    statements = recordStatements(database);
  });

  /** What a read sent, the version aside. */
  async function sentBy(read: (recorded: Database) => Promise<unknown>): Promise<SentStatement[]> {
    await read(statements.recorded);
    return statements
      .take()
      .filter(({ sql }) => !sql.startsWith('SELECT version FROM catalogue_version'));
  }

  it('are what they were: run with -u after a change that is meant, and read the difference', async () => {
    const parts: string[] = [];
    for (const [name, read] of Object.entries(READS)) {
      const sent = (await sentBy(read)).map(({ sql }) => sql.replace(/\s+/g, ' ').trim());
      parts.push(`-- ${name}\n${[...new Set(sent)].map((sql) => `${sql};\n`).join('')}`);
    }
    await expect(parts.join('\n')).toMatchFileSnapshot(`./statements.${engine}.sql`);
  });

  it('are sent at once where none hangs on another: over a network each wait is a way and back', async () => {
    const waits = countWaits(database);
    for (const name of ['newest page', 'next page', 'one source', 'words, first hits', 'slug']) {
      expect([name, await waits(READS[name] ?? Promise.reject)]).toEqual([name, 1]);
    }
  });

  // PostgreSQL plans by statistics, and would be right to read so small a table whole.
  it.runIf(engine === 'sqlite')('walk an index and sort nothing, whatever is bound', async () => {
    const faults: string[] = [];
    const explained = explainSqlite(database);
    let plans = 0;
    const look = async (read: (recorded: Database) => Promise<unknown>) => {
      for (const { sql, values } of await sentBy(read)) {
        const found = await explained.faultsOf(sql, values);
        faults.push(...found.map((fault) => `${fault}: ${sql} [${values.join(', ')}]`));
        plans += 1;
      }
    };
    for (const search of combineFilters()) {
      const words = search.includes('&') ? ['', 'q=light'] : WORDS;
      for (const query of words.flatMap((one) => pagesOf(search, one))) {
        await look((recorded) => listClipsJson(recorded, query));
      }
    }
    await look((recorded) => getClip(recorded, 'clip-7'));
    await look((recorded) => listMonth(recorded, parse(''), '2024-03'));
    expect(faults).toEqual([]);
    expect(plans).toBeGreaterThan(4_000);
  });

  it.runIf(engine === 'sqlite')('would be found out', async () => {
    const bad = ['SELECT * FROM clip c', 'SELECT id FROM clip c ORDER BY note_en LIMIT 1'];
    for (const sql of bad) expect(await explainSqlite(database).faultsOf(sql, [])).not.toEqual([]);
  });
});
