import { spawn } from 'node:child_process';
import { constants, copyFileSync, createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordOf } from '@/lib/clips/record-contracts.server';
import { ask } from '../support/open-front';
import { type GalleryPlace, galleryEnvironment, serveGallery } from '../support/serve-gallery';
import { type BenchLine, type BenchOptions, lineOf } from './bench-line';
import { furnish } from './front';
import { makeClip, SOURCES } from './generate-clips';

/** So many turns are not measured. */
const WARM_UPS = 4;
/** After each answer a reader rests for so long. */
const ASK_EVERY_MS = 20;
/** Of a longer import the first so many seconds are looked at. */
const LONGEST_MS = 60_000;
const NOON = '2026-11-01T12:00:00.000Z';

/** A file of so many rows, none of which the gallery has. */
interface Rows {
  name: string;
  head: string;
  row(n: number): string;
  args: string[];
}

function recordOf(n: number): string {
  const record = {
    record: 'clip',
    ...makeClip(n, 2),
    slug: `imported-${n}`,
    order: 100_000_000 + n,
    rights: null,
    failures: [],
    renditions: [],
    appearances: [],
    evidence: [],
    document: null,
    addedAt: NOON,
    updatedAt: NOON,
  } as RecordOf<'clip'>;
  return `${JSON.stringify(record)}\n`;
}

const rowOf = (n: number) => {
  const { prompt, title, published } = makeClip(n, 3);
  const [text] = prompt[0]?.texts ?? [];
  const url = `https://films.example/posts/${n}`;
  return { id: `row-${n}`, url, title: title.en, prompt: text?.text ?? '', date: published.on };
};

const FILES: Rows[] = [
  {
    name: 'records.jsonl',
    head: '{"record":"gallery","format":1,"query":"","whole":false}\n',
    row: recordOf,
    args: [],
  },
  {
    name: 'rows.jsonl',
    head: '',
    row: (n) => `${JSON.stringify(rowOf(n))}\n`,
    args: ['--as', 'jsonl'],
  },
  {
    name: 'rows.csv',
    head: 'id,url,title,prompt,date\n',
    row: (n) =>
      `${Object.values(rowOf(n))
        .map((value) => `"${value ?? ''}"`)
        .join(',')}\n`,
    args: ['--as', 'csv'],
  },
];

async function writeFile(folder: string, { name, head, row }: Rows, rows: number): Promise<string> {
  const path = join(folder, name);
  const out = createWriteStream(path);
  out.write(head);
  for (let n = 0; n < rows; n += 1) {
    if (!out.write(row(n)))
      await new Promise<void>((resolve) => out.once('drain', () => resolve()));
  }
  await new Promise<void>((resolve) => out.end(() => resolve()));
  return path;
}

/** What a reader asks for in turn, each time another one: all of it has to be made. */
const READS = {
  list: (turn: number) => `/api/v1/clips?source=source-${turn % SOURCES}`,
  wall: (turn: number) => (turn % 2 === 0 ? '/' : '/zh'),
};
type Read = keyof typeof READS;
const NAMES = Object.keys(READS) as Read[];

/** What a reader waits for each of them until it is over, the shortest first; milliseconds. */
async function askInTurn(port: number, isOver: () => boolean): Promise<Record<Read, number[]>> {
  const took: Record<Read, number[]> = { list: [], wall: [] };
  const until = performance.now() + LONGEST_MS;
  for (let turn = 0; !isOver() && performance.now() < until; turn += 1) {
    for (const name of NAMES) {
      const began = performance.now();
      const { status } = await ask(port, READS[name](turn));
      if (status !== 200) throw new Error(`A ${name} was answered with ${status}.`);
      took[name].push(performance.now() - began);
      await sleep(ASK_EVERY_MS);
    }
  }
  for (const name of NAMES) took[name].sort((a, b) => a - b);
  return took;
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.floor(sorted.length * share)] ?? Number.NaN;

/** An import in a process of its own; how much memory it held at most, megabytes, and how it ended. */
function startImport(place: GalleryPlace, path: string, args: string[]) {
  const node = ['--import', 'tsx', '--conditions=react-server', 'cli/gallery.ts', 'import'];
  const child = spawn(process.execPath, [...node, path, ...args], {
    env: galleryEnvironment(place),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  let megabytes = 0;
  const look = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const held = Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
      megabytes = Math.max(megabytes, held);
    } catch {}
  }, 100);
  let isOver = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      isOver = true;
      clearInterval(look);
      resolve(code);
    });
  });
  return { ended, isOver: () => isOver, megabytes: () => megabytes, kill: () => child.kill() };
}

/** What readers wait for lists and for the wall while a file of as many rows is imported, beside nothing being imported (issue 9's eighth line). Needs a build. */
export async function measureServing(options: BenchOptions): Promise<BenchLine[]> {
  const { clips, folder } = options;
  const place = await furnish({ ...options, database: null, clips: options.database ? 1 : clips });
  const file = place.databaseUrl.replace(/^file:/, '');
  if (options.database !== null) copyFileSync(options.database, file, constants.COPYFILE_FICLONE);
  const gallery = await serveGallery(place, { KEPT_ANSWERS_MB: '0' });
  const port = Number(new URL(gallery.origin).port);
  const lines: BenchLine[] = [];
  let warmUps = WARM_UPS;
  try {
    // The first answers wait for the code of their pages.
    await askInTurn(port, () => {
      warmUps -= 1;
      return warmUps < 0;
    });
    for (const rows of FILES) {
      const path = await writeFile(folder, rows, clips);
      const rest = performance.now() + options.seconds * 4_000;
      const idle = await askInTurn(port, () => performance.now() > rest);
      const started = performance.now();
      const importing = startImport(place, path, rows.args);
      const busy = await askInTurn(port, importing.isOver);
      const isWhole = importing.isOver();
      if (!isWhole) importing.kill();
      const code = await importing.ended;
      if (isWhole && code !== 0) throw new Error(`The import of ${rows.name} ended with ${code}.`);
      const seconds = (performance.now() - started) / 1000;
      const of = `${rows.name}${isWhole ? '' : ', its first minute'}`;
      for (const name of NAMES) {
        const [busyOf, idleOf] = [busy[name], idle[name]];
        const p99 = `${name}, p99, importing ${of}`;
        lines.push(lineOf('9.8', [p99, at(busyOf, 0.99)], ['idle', at(idleOf, 0.99)], 'ms', '≤ 3'));
        const mid = `${name}, median, importing ${of}`;
        lines.push(lineOf('9.8', [mid, at(busyOf, 0.5)], ['idle', at(idleOf, 0.5)], 'ms', '–'));
      }
      lines.push(
        lineOf('11', [`memory of it, ${of}`, importing.megabytes()], ['512 MB', 512], 'MB', '≤ 1'),
      );
      if (!isWhole) continue;
      lines.push(lineOf('11', [`rows of ${of}`, clips / seconds], ['1,000', 1_000], '/s', '–'));
    }
    return lines;
  } finally {
    await gallery.stop();
  }
}
