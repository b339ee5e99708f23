import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { answer } from '@/lib/api/answer.server';
import type { Rooms } from '@/lib/api/api-route';
import { keepColumns } from '@/lib/clips/keep-columns.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { KeptAnswers } from '@/lib/http/kept-answers.server';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import { type BenchLine, type BenchOptions, lineOf } from './bench-line';
import { makeDatabase } from './load-clips';

/** Every kind of read, by what is asked; each has to be made. */
const KINDS: Record<string, string> = {
  list: '/api/v1/clips',
  'list of 200': '/api/v1/clips?limit=200',
  'longest of a source': '/api/v1/clips?source=source-9&sort=longest',
  'filters without an index': '/api/v1/clips?hasOriginal=true&minDuration=59',
  'search, common word': '/api/v1/clips?q=light',
  'search under a rare filter': '/api/v1/clips?q=light&author=author-1999',
  'search between days': '/api/v1/clips?q=camera&until=2024-03-01',
  'by relevance under a filter': '/api/v1/clips?q=camera&author=author-1999&sort=relevance',
  'search, two words': '/api/v1/clips?q=cartographer%20whale',
  'search, words side by side': '/api/v1/clips?q=%22golden%20sun%22',
  'search, a beginning': '/api/v1/clips?q=li*',
  'search, oldest first': '/api/v1/clips?q=light&sort=oldest',
  'by relevance, common word': '/api/v1/clips?q=light&sort=relevance',
  'by relevance, rare word': '/api/v1/clips?q=take77&sort=relevance',
  'by relevance, two words': '/api/v1/clips?q=cartographer%20baker&sort=relevance',
  clip: '/api/v1/clips/clip-777',
  related: '/api/v1/clips/clip-777/related',
  neighbours: '/api/v1/clips/clip-777/neighbours?source=source-9',
  month: '/api/v1/timeline/2024-06',
  facets: '/api/v1/facets',
  'facets under a filter': '/api/v1/facets?source=source-9',
  'facets under a word': '/api/v1/facets?q=light',
  days: '/api/v1/timeline?zone=Asia/Shanghai',
  'days between days': '/api/v1/timeline?since=2024-06-01&until=2025-06-01',
  sources: '/api/v1/sources',
  vocabulary: '/api/v1/terms',
  'a frequent term': '/api/v1/terms/close-up',
  feed: '/feed.rss',
  'sitemap of clips': '/sitemaps/clips-1.xml',
  'export as CSV, its first thousands': '/api/v1/export.csv?source=source-39',
  'export under a rare filter': '/api/v1/export.csv?hasOriginal=true&minDuration=59',
};

/** A body is read so far at most: what a stream does goes on alike. */
const MOST_BYTES = 4_000_000;
const ROUNDS = 6;
/** Counts of a million clips by SQL take most of a minute each. */
const LIMIT_MS = 10_000;

async function readOnce(path: string, rooms: Rooms): Promise<void> {
  const request = {
    method: 'GET',
    url: new URL(path, 'http://localhost'),
    headers: { get: () => null },
    reader: null,
  };
  const { status, body } = await answer(request, rooms);
  if (status !== 200) throw new Error(`${path} was answered with ${status}.`);
  if (!(body instanceof ReadableStream)) return;
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) return;
  }
}

/** The longest that others had to wait, milliseconds: by the clock, and of that the thread's own work. */
interface Block {
  clock: number;
  work: number;
}

/** Looks at each turn of the event loop how long it took, until it is stopped. */
function watchTurns(): { stop(): Block } {
  const longest: Block = { clock: 0, work: 0 };
  const workOf = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [clock, work] = [performance.now(), workOf()];
  let isOver = false;
  const look = () => {
    const [now, worked] = [performance.now(), workOf()];
    longest.clock = Math.max(longest.clock, now - clock);
    longest.work = Math.max(longest.work, worked - work);
    [clock, work] = [now, worked];
    if (!isOver) setImmediate(look);
  };
  setImmediate(look);
  return {
    stop() {
      isOver = true;
      look();
      return longest;
    },
  };
}

/** The least of several times, since what the machine does beside a read only adds to it. */
async function longestBlock(path: string, rooms: Rooms): Promise<Block> {
  const blocks: Block[] = [];
  const until = performance.now() + LIMIT_MS;
  for (let round = 0; round < ROUNDS; round += 1) {
    if (round > 0 && performance.now() > until) break;
    const watch = watchTurns();
    await readOnce(path, rooms);
    blocks.push(watch.stop());
  }
  const least = (of: keyof Block) => Math.min(...blocks.map((block) => block[of]));
  return { clock: least('clock'), work: least('work') };
}

/** How long each kind of read holds the thread at most, beside 20 ms: with columns, and before them. A machine with other work adds to the clock and not to the thread's own work. */
export async function measureBlocks(options: BenchOptions): Promise<BenchLine[]> {
  const { clips, database: file, folder } = options;
  const url = `file:${file ?? join(folder, `blocks-${clips}.db`)}`;
  if (file === null) await makeDatabase(url, clips);
  const database = await openDatabase(url);
  mkdirSync(join(folder, 'media'), { recursive: true });
  const media = makeDiskStore(join(folder, 'media'));
  const kept = new KeptAnswers(0);
  const rooms: Rooms = { database: async () => database, media: () => media, kept: () => kept };
  const measure = async (when: string) => {
    const lines: BenchLine[] = [];
    for (const [name, path] of Object.entries(KINDS)) {
      const { clock, work } = await longestBlock(path, rooms);
      const what = `${name}${when}`;
      lines.push(lineOf('9.3', [what, work], ['20 ms', 20], 'ms', '≤ 1'));
      lines.push(lineOf('9.3', [`${what}, by the clock`, clock], ['20 ms', 20], 'ms', '–'));
    }
    return lines;
  };
  const columns = keepColumns(database, url);
  try {
    await columns.ready();
    const lines = await measure('');
    columns.stop();
    return [...lines, ...(await measure(', before columns'))];
  } finally {
    columns.stop();
    await database.close();
  }
}
