import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { serveGallery } from '../support/serve-gallery';
import { type BenchLine, type BenchOptions, lineOf } from './bench-line';
import { furnish } from './front';
import { askInTurn, type Load } from './measure-rate';
import { type Inspector, openInspector } from './open-inspector';
import { FILE_BYTES, storeNoise } from './ranges';
import {
  type CpuProfile,
  findSource,
  listTop,
  type ProfileTimes,
  placeOfFrame,
  readProfile,
} from './read-profile';

const root = fileURLToPath(new URL('../..', import.meta.url));
const LIST = '/api/v1/clips';
/** Where pages are walked from: the order of time both ways, and filters that have an index. */
const WALKS = ['', 'sort=oldest', 'source=source-1', 'capability=text-to-video'];
const PAGES_OF_A_WALK = 50;
const PIECE_BYTES = 64 * 1024;
const TOP = 14;

/** Addresses of lists that are all different, deep pages among them, and of clips that stand in them. */
async function gatherAddresses(origin: string) {
  const lists: string[] = [];
  const clips = new Set<string>();
  for (const walk of WALKS) {
    let next: string | null = '';
    for (let page = 0; page < PAGES_OF_A_WALK && next !== null; page += 1) {
      const query = new URLSearchParams(walk);
      if (next !== '') query.set('cursor', next);
      const address = `${origin}${LIST}?${query}`;
      const { items, nextCursor } = (await (await fetch(address)).json()) as {
        items: { slug: string }[];
        nextCursor: string | null;
      };
      lists.push(address);
      clips.add(`${origin}/clips/${items[0]?.slug}`);
      next = nextCursor;
    }
  }
  return { lists, clips: [...clips] };
}

/** Every piece of a file, one after the other. */
function cutRanges(url: string): Load[] {
  return Array.from({ length: FILE_BYTES / PIECE_BYTES }, (_, piece) => {
    const range = `bytes=${piece * PIECE_BYTES}-${(piece + 1) * PIECE_BYTES - 1}`;
    return { url, headers: { range }, status: 206 };
  });
}

/** Names a function's place: in the compiled front by the source that it comes from. */
function makePlaces() {
  const files = new Map<string, readonly string[]>();
  return (frame: CpuProfile['nodes'][number]['callFrame']): string => {
    const { url, functionName, lineNumber } = frame;
    if (!url.includes('/.next/front/')) return placeOfFrame(frame, root);
    const path = fileURLToPath(url);
    const lines = files.get(path) ?? readFileSync(path, 'utf8').split('\n');
    files.set(path, lines);
    const source = findSource(lines, lineNumber);
    if (source === null) return placeOfFrame(frame, root);
    return functionName === '' ? `${source}, ${placeOfFrame(frame, root)}` : source;
  };
}

function printTop(name: string, times: ProfileTimes, answers: number): void {
  const { busyUs, idleUs, collectingUs } = times;
  const share = (us: number) => `${((us / busyUs) * 100).toFixed(1)} %`;
  console.log(
    `${name}: ${answers} answers, ${Math.round(busyUs / answers)} µs of the thread each, ` +
      `${share(collectingUs)} of it garbage collection; idle ${Math.round(idleUs / 1000)} ms`,
  );
  for (const [title, by] of [
    ['by itself', 'selfUs'],
    ['with what it calls', 'totalUs'],
  ] as const) {
    console.table(
      listTop(times, by, TOP).map((one) => ({
        [title]: share(one[by]),
        'µs an answer': Number((one[by] / answers).toPrecision(3)),
        function: one.name,
        place: one.place,
      })),
    );
  }
}

async function measureOne(
  [name, loads]: [string, Load[]],
  inspector: Inspector,
  { clips, seconds }: BenchOptions,
): Promise<BenchLine> {
  // Until V8 has compiled what is asked for often.
  await askInTurn(loads, seconds);
  let answers = 0;
  const profile = await inspector.profile(async () => {
    answers = await askInTurn(loads, seconds);
  });
  const file = `data/bench/sqlite-${clips}-${name}.cpuprofile`;
  if (!existsSync('data/bench')) mkdirSync('data/bench', { recursive: true });
  writeFileSync(file, JSON.stringify(profile));
  const times = readProfile(profile, makePlaces());
  printTop(name, times, answers);
  console.log(`Written to ${file}`);
  const collecting: [string, number] = ['of it garbage collection', times.collectingUs / answers];
  return lineOf('9', [`${name}, the thread`, times.busyUs / answers], collecting, 'µs', '–');
}

/**
 * What the thread does that answers: lists, the wall, clips' pages, all made each time, and ranges of
 * 64 KiB. Prints the functions that take most and writes `.cpuprofile` files. Needs a build.
 */
export async function measureProfile(options: BenchOptions): Promise<BenchLine[]> {
  const place = await furnish(options);
  const noise = await storeNoise(place.mediaStore, options.folder);
  const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --inspect=127.0.0.1:0`;
  const gallery = await serveGallery(place, { KEPT_ANSWERS_MB: '0', NODE_OPTIONS });
  try {
    const { lists, clips } = await gatherAddresses(gallery.origin);
    // Columns are read beside the first answers; they are not what is looked at.
    await sleep(Math.min(20_000, options.clips / 50));
    const toLoads = (urls: readonly string[]): Load[] => urls.map((url) => ({ url }));
    const [, address = ''] = /listening on (ws:\S+)/.exec(gallery.errors()) ?? [];
    const inspector = await openInspector(address);
    try {
      const lines: BenchLine[] = [];
      for (const load of [
        ['list', toLoads(lists)],
        ['wall', toLoads([`${gallery.origin}/`, `${gallery.origin}/zh`])],
        ['clip', toLoads(clips)],
        ['range', cutRanges(gallery.origin + noise.path)],
      ] satisfies [string, Load[]][]) {
        lines.push(await measureOne(load, inspector, options));
      }
      return lines;
    } finally {
      inspector.close();
    }
  } finally {
    await gallery.stop();
  }
}
