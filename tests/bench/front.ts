// Answers a second through the front, through Next and past both, on one machine in one run:
//   npx --no -- tsx --conditions=react-server tests/bench/front.ts [--clips 1000] [--seconds 3]
// Needs a finished build (`npm run build`). Prints a table and writes data/bench/front.json.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '@/lib/db/migrate.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { placeIn, serveGallery } from '../support/serve-gallery';
import { serveNext } from '../support/serve-next';
import { serveBytes, serveEmptyNext } from './empty-next';
import { loadClips } from './load-clips';
import { type Load, measureRate, median } from './measure-rate';

const { values } = parseArgs({
  options: {
    clips: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
  },
});
const clips = Number(values.clips);
const seconds = Number(values.seconds);
const rounds = Number(values.rounds);
const list = '/api/v1/clips';

const folder = mkdtempSync(join(tmpdir(), 'promptreel-bench-'));
const place = placeIn(folder);
mkdirSync(place.mediaStore);
mkdirSync('data/bench', { recursive: true });
await migrate(place.databaseUrl);
const database = await openDatabase(place.databaseUrl);
const loadSeconds = await loadClips(database, clips);
await database.close();
console.log(`${clips} clips, written in ${loadSeconds.toFixed(1)} s`);

const stops: (() => Promise<unknown>)[] = [];
async function opened<Server extends { origin: string; stop(): Promise<unknown> }>(
  server: Promise<Server>,
): Promise<string> {
  const { origin, stop } = await server;
  stops.push(stop);
  return origin;
}

try {
  const front = await opened(serveGallery(place));
  const makesAll = await opened(
    serveGallery({ ...place, folder: mkdtempSync(join(folder, 'off-')) }, { KEPT_ANSWERS_MB: '0' }),
  );
  const next = await opened(serveNext(place));
  const nextMakesAll = await opened(serveNext(place, { KEPT_ANSWERS_MB: '0' }));
  const empty = `${await opened(serveEmptyNext('data/bench/empty-next'))}/empty`;
  const brotli = { 'accept-encoding': 'br' };
  const plainBytes = await bytesOf(front + list, 'plain', {});
  const brotliBytes = await bytesOf(front + list, 'br', brotli);
  const etag = (await fetch(front + list)).headers.get('etag') ?? '';

  const loads: Record<string, Load> = {
    'empty route of Next': { url: empty },
    'list, front, made each time': { url: makesAll + list },
    'list, front, kept': { url: front + list },
    'list, node:http, same bytes': { url: plainBytes },
    'list, front, kept, br': { url: front + list, headers: brotli },
    'list, node:http, same bytes, br': { url: brotliBytes },
    'list, front, 304': { url: front + list, headers: { 'if-none-match': etag }, status: 304 },
    'list, next start, kept': { url: next + list },
    'list, next start, made each time': { url: nextMakesAll + list },
    'wall, front, kept': { url: `${front}/` },
    'wall, front, kept, br': { url: `${front}/`, headers: brotli },
    'wall, next start': { url: `${next}/` },
  };
  const rates = new Map(Object.keys(loads).map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, load] of Object.entries(loads)) {
      rates.get(name)?.push(await measureRate(load, seconds));
    }
  }

  const rateOf = (name: string) => median(rates.get(name) ?? []);
  const targets: [string, string, string, number][] = [
    ['1', 'list, front, made each time', 'empty route of Next', 3],
    ['2', 'list, front, kept, br', 'empty route of Next', 15],
    ['2', 'list, front, kept, br', 'list, node:http, same bytes, br', 0.5],
    ['2', 'list, front, kept', 'list, node:http, same bytes', 0.5],
    ['3', 'list, next start, kept', 'empty route of Next', 0.8],
    ['3', 'list, next start, made each time', 'empty route of Next', 0.8],
    ['4', 'wall, front, kept', 'wall, next start', 10],
    ['5', 'list, front, 304', 'empty route of Next', 20],
  ];
  console.table(
    Object.fromEntries(
      [...rates].map(([name, all]) => [
        name,
        { 'a second': Math.round(rateOf(name)), rounds: all.map(Math.round).join(' ') },
      ]),
    ),
  );
  const rows = targets.map(([target, what, beside, wanted]) => ({
    target,
    what,
    beside,
    ratio: Number((rateOf(what) / rateOf(beside)).toFixed(2)),
    wanted,
  }));
  console.table(rows);
  writeFileSync(
    'data/bench/front.json',
    `${JSON.stringify({ clips, seconds, rates: Object.fromEntries(rates), rows }, null, 2)}\n`,
  );
} finally {
  for (const stop of stops) await stop();
  rmSync(folder, { recursive: true, force: true });
}

/** The address of a bare server with the very bytes and type an address answers. */
async function bytesOf(url: string, name: string, headers: Record<string, string>) {
  const { ask } = await import('../support/open-front');
  const { port, pathname } = new URL(url);
  const { body, headers: got } = await ask(Number(port), pathname, { headers });
  const file = join(folder, `${name}.bytes`);
  writeFileSync(file, body);
  const encoding = got['content-encoding'];
  return opened(
    serveBytes(file, {
      'content-type': String(got['content-type']),
      'content-length': String(body.length),
      ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    }),
  );
}
