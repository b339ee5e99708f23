import { join } from 'node:path';
import { countFacets } from '@/lib/clips/count-facets.server';
import { getClip } from '@/lib/clips/get-clip.server';
import { keepColumns } from '@/lib/clips/keep-columns.server';
import { listClips, listClipsJson } from '@/lib/clips/list-clips.server';
import { listMonth } from '@/lib/clips/list-month.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { readTimeline } from '@/lib/clips/read-timeline.server';
import type { Database } from '@/lib/db/database';
import { openDatabase } from '@/lib/db/open-database.server';
import { explainSqlite } from '../support/explain-sqlite';
import { type BenchLine, type BenchOptions, interleave, lineOf } from './bench-line';
import { makeDatabase } from './load-clips';
import { lookAtPlans } from './plans';

const SMALL = 1_000;
/** The slowest of a hundred is told by many hundreds: of sixty it is the one that the machine held up. */
const TAIL_TIMES = 10;

const parse = (search: string) => parseApiQuery(new URLSearchParams(search));

async function makeFile(folder: string, clips: number): Promise<string> {
  const url = `file:${join(folder, `${clips}-${Math.random()}.db`)}`;
  await makeDatabase(url, clips);
  return url;
}

/** A page about half way down the newest-first list, and the one before it. */
async function deepPages(database: Database) {
  const query = parse('until=2025-05-01&limit=1');
  const { items } = await listClips(database, query);
  const middle = parse(`until=${items[0]?.publishedOn ?? '2025-05-01'}`);
  const { nextCursor } = await listClips(database, middle);
  const deep = { ...middle, cursor: nextCursor };
  const { prevCursor } = await listClips(database, deep);
  return { deep, before: { ...middle, cursor: prevCursor } };
}

/** The reads that are to cost the same at any size. */
async function makeReads(database: Database): Promise<Record<string, () => Promise<unknown>>> {
  const { deep, before } = await deepPages(database);
  const list = (search: string) => {
    const query = parse(search);
    return () => listClipsJson(database, query);
  };
  const month = parse('');
  return {
    list: list(''),
    slug: () => getClip(database, 'clip-777'),
    'deep page': () => listClipsJson(database, deep),
    'page before it': () => listClipsJson(database, before),
    'one source': list('source=source-9'),
    'search in its default order': list('q=light'),
    'search, one character': list('q=猫'),
    // One clip of a thousand has it and two hundred of a million: a page of one is the same page.
    'search, rare word': list('q=take77&limit=1'),
    'a month, 48 clips': () => listMonth(database, month, '2024-06', 48),
    'the rail: all months': () => readTimeline(database, month),
  };
}

async function compareSizes(small: Database, large: Database, rounds: number, clips: number) {
  const smallReads = await makeReads(small);
  const largeReads = await makeReads(large);
  const works: Record<string, () => Promise<unknown>> = {};
  for (const name of Object.keys(largeReads)) {
    works[`small ${name}`] = smallReads[name] ?? (async () => undefined);
    works[`large ${name}`] = largeReads[name] ?? (async () => undefined);
  }
  const times = await interleave(works, rounds);
  return Object.keys(largeReads).map((name) =>
    lineOf(
      '6',
      [`${name}, ${clips} clips`, times[`large ${name}`]?.median ?? Number.NaN],
      [`${SMALL} clips`, times[`small ${name}`]?.median ?? Number.NaN],
      'µs',
      '≤ 1.5',
    ),
  );
}

async function compareSearch(large: Database, rounds: number): Promise<BenchLine[]> {
  const [match, relevance] = [parse('q=light'), parse('q=light&sort=relevance')];
  const bare =
    'SELECT rowid FROM clip_search WHERE clip_search MATCH ? ORDER BY rowid DESC LIMIT 49';
  const { ours, fts5 } = await interleave(
    {
      ours: () => listClipsJson(large, match),
      // The default order has two tiers, the title's and the rest: two statements.
      fts5: async () => {
        await large.rows(bare, ['"題light"']);
        await large.rows(bare, ['"light"']);
      },
    },
    rounds * TAIL_TIMES,
  );
  // By itself: it leaves another reader's caches and threads as busy as no bare statement finds them.
  const { ranked } = await interleave({ ranked: () => listClipsJson(large, relevance) }, rounds);
  return [
    lineOf(
      '7',
      ['search, p99', ours.p99],
      ['two bare FTS5 statements, p99', fts5.p99],
      'µs',
      '≤ 2',
    ),
    lineOf('7', ['search by relevance', ranked.median], ['20 ms', 20_000], 'µs', '≤ 1'),
  ];
}

async function compareCounts(columns: Database, sql: Database, rounds: number) {
  const lines: BenchLine[] = [];
  for (const search of ['source=source-9', 'hasPrompt=true', 'q=take77', '']) {
    const query = parse(search);
    const { kept, grouped, days } = await interleave(
      {
        kept: () => countFacets(columns, query),
        grouped: () => countFacets(sql, query),
        days: () => readTimeline(columns, query),
      },
      rounds,
    );
    const beside: [string, number] = ['SQL, GROUP BY', grouped.median];
    const name = search || 'no filter';
    lines.push(lineOf('8', [`counts under ${name}`, kept.median], beside, 'µs', '≤ 0.1'));
    lines.push(lineOf('8', [`days under ${name}`, days.median], beside, 'µs', '–'));
  }
  return lines;
}

/** Reads of SQLite: the same at any size (6), search beside bare FTS5 (7), counts beside SQL (8). */
export async function measureReads(options: BenchOptions): Promise<BenchLine[]> {
  const { clips, database, folder, rounds } = options;
  const url = database === null ? await makeFile(folder, clips) : `file:${database}`;
  const small = await openDatabase(await makeFile(folder, SMALL));
  const [large, plain] = [await openDatabase(url), await openDatabase(url)];
  const started = performance.now();
  const kept = keepColumns(large, url);
  await kept.ready();
  const readyMs = performance.now() - started;
  try {
    return [
      ...(await compareSizes(small, large, rounds * 20, clips)),
      ...(await compareSearch(large, rounds * 20)),
      ...(await compareCounts(large, plain, rounds)),
      lineOf('8', ['columns built', readyMs], ['a second', 1000], 'ms', '–'),
      ...(await lookAtPlans(plain, url, clips, explainSqlite(plain))),
    ];
  } finally {
    kept.stop();
    await Promise.all([small.close(), large.close(), plain.close()]);
  }
}
