// Reads of N made-up clips beside the same reads of 1,000, in one run, interleaved (TARGETS 6), and
// search beside the bare FTS5 statement (TARGETS 7). SQLite. Prints a table, writes data/bench/reads.json.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { countFacets } from '@/lib/clips/count-facets.server';
import { getClip } from '@/lib/clips/get-clip.server';
import { listClips, listClipsJson } from '@/lib/clips/list-clips.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import type { Database } from '@/lib/db/database';
import { migrate } from '@/lib/db/migrate.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { loadClips } from './load-clips';

const { values } = parseArgs({ options: { clips: { type: 'string', default: '1000' } } });
const clips = Number(values.clips);
const ROUNDS = 300;
const folder = mkdtempSync(join(tmpdir(), 'promptreel-bench-'));

async function open(count: number): Promise<Database> {
  const url = `file:${join(folder, `${count}-${Math.random()}.db`)}`;
  await migrate(url);
  const database = await openDatabase(url);
  const seconds = await loadClips(database, count);
  console.log(`${count} clips, written in ${seconds.toFixed(1)} s`);
  return database;
}

const parse = (search: string) => parseApiQuery(new URLSearchParams(search));

/** A page about half way down the newest-first list. */
async function deepQuery(database: Database) {
  const middle = `since=2024-02-15&until=2025-05-01&limit=1`;
  const { items } = await listClips(database, parse(middle));
  const until = items[0]?.publishedOn ?? '2025-05-01';
  const first = parse(`until=${until}`);
  const { nextCursor } = await listClips(database, first);
  return { ...first, cursor: nextCursor };
}

type Read = (database: Database) => Promise<unknown>;

async function makeReads(database: Database): Promise<Record<string, Read>> {
  const deep = await deepQuery(database);
  const list = (search: string): Read => {
    const query = parse(search);
    return (one) => listClipsJson(one, query);
  };
  const facets = parse('source=source-9');
  return {
    list: list(''),
    'deep page': (one) => listClipsJson(one, deep),
    'one source': list('source=source-9'),
    slug: (one) => getClip(one, 'clip-777'),
    'search, default order': list('q=light'),
    'search, 猫': list('q=猫'),
    'search, rare word': list('q=take77'),
    'search, relevance': list('q=light&sort=relevance'),
    'bare FTS5': (one) =>
      one.rows(
        'SELECT rowid FROM clip_search WHERE clip_search MATCH ? ORDER BY rowid DESC LIMIT 49',
        ['"light"'],
      ),
    'counts by SQL': (one) => countFacets(one, facets),
  };
}

interface Figure {
  medianMicros: number;
  p99Micros: number;
}

function summarise(times: number[]): Figure {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 1000);
  return { medianMicros: at(0.5), p99Micros: at(0.99) };
}

try {
  const [small, large] = [await open(1_000), await open(clips)];
  const [smallReads, largeReads] = [await makeReads(small), await makeReads(large)];
  const rows: Record<string, Record<string, number>> = {};
  for (const name of Object.keys(largeReads)) {
    const rounds = name.startsWith('counts') || name.includes('relevance') ? 20 : ROUNDS;
    const times: [number[], number[]] = [[], []];
    for (let round = 0; round < rounds; round += 1) {
      for (const [side, [reads, database]] of [
        [smallReads, small],
        [largeReads, large],
      ].entries() as ArrayIterator<[0 | 1, [Record<string, Read>, Database]]>) {
        const started = performance.now();
        await reads[name]?.(database);
        times[side].push(performance.now() - started);
      }
    }
    const [before, after] = [summarise(times[0]), summarise(times[1])];
    rows[name] = {
      'µs at 1,000': before.medianMicros,
      [`µs at ${clips}`]: after.medianMicros,
      [`p99 µs at ${clips}`]: after.p99Micros,
      ratio: Number((after.medianMicros / before.medianMicros).toFixed(2)),
    };
  }
  console.table(rows);
  mkdirSync('data/bench', { recursive: true });
  writeFileSync('data/bench/reads.json', `${JSON.stringify({ clips, rows }, null, 2)}\n`);
  await Promise.all([small.close(), large.close()]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
