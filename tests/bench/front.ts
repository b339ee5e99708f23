import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../support/open-front';
import { type GalleryPlace, placeIn, serveGallery } from '../support/serve-gallery';
import { serveNext } from '../support/serve-next';
import { type BenchLine, type BenchOptions, lineOf } from './bench-line';
import { serveBytes, serveEmptyNext } from './empty-next';
import { makeDatabase } from './load-clips';
import { type Load, measureRate, median } from './measure-rate';

const LIST = '/api/v1/clips';

interface Servers {
  stops: (() => Promise<unknown>)[];
  open<Server extends { origin: string; stop(): Promise<unknown> }>(
    server: Promise<Server>,
  ): Promise<string>;
}

function holdServers(): Servers {
  const stops: Servers['stops'] = [];
  return {
    stops,
    async open(server) {
      const { origin, stop } = await server;
      stops.push(stop);
      return origin;
    },
  };
}

/** A gallery's folder with so many clips in it: those of a ready database, or made now. */
export async function furnish({ clips, database, folder }: BenchOptions): Promise<GalleryPlace> {
  const place = placeIn(join(folder, 'front'));
  mkdirSync(place.mediaStore, { recursive: true });
  if (database !== null) return { ...place, databaseUrl: `file:${database}` };
  await makeDatabase(place.databaseUrl, clips);
  return place;
}

/** The same gallery for one more process, whose logs stand in a folder of their own. */
function apart(place: GalleryPlace): GalleryPlace {
  return { ...place, folder: mkdtempSync(join(place.folder, 'logs-')) };
}

async function askLoads(loads: Record<string, Load>, { seconds, rounds }: BenchOptions) {
  const rates = new Map(Object.keys(loads).map((name) => [name, [] as number[]]));
  for (let round = 0; round < Math.min(rounds, 3); round += 1) {
    for (const [name, load] of Object.entries(loads)) {
      rates.get(name)?.push(await measureRate(load, seconds));
    }
  }
  return (name: string) => median(rates.get(name) ?? []);
}

const TARGETS: [string, string, string, string][] = [
  ['1', 'list, front, made each time', 'empty route of Next', '≥ 3'],
  ['2', 'list, front, kept, br', 'empty route of Next', '≥ 15'],
  ['2', 'list, front, kept, br', 'list, node:http, same bytes, br', '≥ 0.5'],
  ['2', 'list, front, kept', 'list, node:http, same bytes', '≥ 0.5'],
  ['3', 'list, next start, kept', 'empty route of Next', '≥ 0.8'],
  ['3', 'list, next start, kept', 'bare route of Next, same answer', '–'],
  ['3', 'list, next start, made each time', 'empty route of Next', '≥ 0.8'],
  ['4', 'wall, front, kept', 'wall, next start', '≥ 10'],
  ['4', 'clip, front, kept', 'clip, next start', '≥ 10'],
  ['5', 'list, front, 304', 'empty route of Next', '≥ 20'],
];

/** Milliseconds from start to the first list, and what the process then holds of its own. */
async function measureStart(place: GalleryPlace, servers: Servers): Promise<BenchLine[]> {
  const started = performance.now();
  const gallery = await serveGallery(place);
  servers.stops.push(gallery.stop);
  await (await fetch(gallery.origin + LIST)).text();
  const startMs = performance.now() - started;
  // Counts are made ready after the first answer; idle is after them.
  await sleep(Math.min(60_000, 5_000 + startMs * 10));
  const status = readFileSync(`/proc/${gallery.pid}/status`, 'utf8');
  const megabytes = Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
  return [
    lineOf('12', ['start to first answer', startMs], ['3 s', 3000], 'ms', '≤ 1'),
    lineOf('12', ['memory, idle', megabytes], ['400 MB', 400], 'MB', '≤ 1'),
  ];
}

/** Answers a second through the front, through Next and past both (1 to 5, 12). Needs a build. */
export async function measureFront(options: BenchOptions): Promise<BenchLine[]> {
  const { folder } = options;
  const place = await furnish(options);
  const servers = holdServers();
  const off = { KEPT_ANSWERS_MB: '0' };
  try {
    const lines = await measureStart(place, servers);
    const front = await servers.open(serveGallery(apart(place)));
    const makesAll = await servers.open(serveGallery(apart(place), off));
    const next = await servers.open(serveNext(place));
    const nextMakesAll = await servers.open(serveNext(place, off));
    const same = join(folder, 'same.json');
    writeFileSync(same, await sameAnswer(next + LIST));
    const bare = await servers.open(serveEmptyNext('data/bench/bare-next', same));
    const headers = { 'accept-encoding': 'br' };
    const bytes = (name: string, asked: Record<string, string>) =>
      bytesOf(servers, front + LIST, join(folder, `${name}.bytes`), asked);
    const etag = (await fetch(front + LIST)).headers.get('etag') ?? '';
    const clip = `/clips/${options.database === null ? 'clip-7' : 'clip-777'}`;
    const rateOf = await askLoads(
      {
        'empty route of Next': { url: `${bare}/empty` },
        'bare route of Next, same answer': { url: `${bare}/same` },
        'list, front, made each time': { url: makesAll + LIST },
        'list, front, kept': { url: front + LIST },
        'list, node:http, same bytes': { url: await bytes('plain', {}) },
        'list, front, kept, br': { url: front + LIST, headers },
        'list, node:http, same bytes, br': { url: await bytes('br', headers) },
        'list, front, 304': { url: front + LIST, headers: { 'if-none-match': etag }, status: 304 },
        'list, next start, kept': { url: next + LIST },
        'list, next start, made each time': { url: nextMakesAll + LIST },
        'wall, front, kept': { url: `${front}/` },
        'wall, next start': { url: `${next}/` },
        'clip, front, kept': { url: front + clip },
        'clip, next start': { url: next + clip },
      },
      options,
    );
    for (const [target, what, beside, wanted] of TARGETS) {
      lines.push(lineOf(target, [what, rateOf(what)], [beside, rateOf(beside)], '/s', wanted));
    }
    return lines;
  } finally {
    for (const stop of servers.stops) await stop();
  }
}

/** What an address answers, as a route of Next can be made to answer it too. */
async function sameAnswer(url: string): Promise<string> {
  const answer = await fetch(url);
  const { 'transfer-encoding': _, connection: __, ...headers } = Object.fromEntries(answer.headers);
  return JSON.stringify({ headers, body: await answer.text() });
}

/** The address of a bare server with the very bytes and type an address answers. */
async function bytesOf(
  servers: Servers,
  url: string,
  file: string,
  headers: Record<string, string>,
) {
  const { port, pathname } = new URL(url);
  const { body, headers: got } = await ask(Number(port), pathname, { headers });
  writeFileSync(file, body);
  const encoding = got['content-encoding'];
  return servers.open(
    serveBytes(file, {
      'content-type': String(got['content-type']),
      'content-length': String(body.length),
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    }),
  );
}
