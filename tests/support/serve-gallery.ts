import { execFile, spawn, spawnSync } from 'node:child_process';
import { closeSync, copyFileSync, cpSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const node = ['--import', 'tsx', '--conditions=react-server'];
const startingMs = 180_000;

/** Where a gallery keeps what it has: a SQLite file and a folder of media below one folder. */
export interface GalleryPlace {
  folder: string;
  databaseUrl: string;
  mediaStore: string;
}

/** A gallery that is open, as its users run it: a process of its own on a finished build. */
export interface OpenGallery {
  origin: string;
  pid: number;
  /** Everything it wrote to its error output so far. */
  errors(): string;
  /** Asks it to finish (SIGTERM) and gives its exit code. */
  stop(): Promise<number | null>;
}

// What this process was given of a gallery's settings does not count: nothing is as good as unset. No
// gallery of a test draws pictures beside what is tried: that would take a quarter of a minute each.
const unset = { PUBLIC_URL: '', ORIGINALS: '', KEPT_ANSWERS_MB: '', JOBS: 'elsewhere' };

/** The environment of a gallery at a place, on any free port. */
export function galleryEnvironment(place: GalleryPlace): NodeJS.ProcessEnv {
  const { databaseUrl, mediaStore } = place;
  const here = { DATABASE_URL: databaseUrl, MEDIA_STORE: mediaStore, PORT: '0' };
  return { ...process.env, ...unset, ...here, NODE_ENV: 'production' };
}

/** The place a gallery has in a folder. */
export function placeIn(folder: string): GalleryPlace {
  const databaseUrl = `file:${join(folder, 'gallery.db')}`;
  return { folder, databaseUrl, mediaStore: join(folder, 'media') };
}

/** Runs `npm run gallery -- …` at a place to its end; refuses an exit code but 0. */
export async function runGallery(
  place: GalleryPlace,
  args: string[],
  env: Record<string, string> = {},
): Promise<string> {
  const command = [...node, 'cli/gallery.ts', ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    cwd: root,
    env: { ...galleryEnvironment(place), ...env },
  });
  return stdout;
}

/** Runs `npm run gallery -- …` to its end, whatever its exit code, in this environment and what is added. */
export function tryGallery(args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...node, 'cli/gallery.ts', ...args],
    { cwd: root, encoding: 'utf8', env: { ...process.env, ...env } },
  );
  return { status, stdout, stderr };
}

/** A gallery once more in another folder: from its `database` while nobody had it open, and its media. */
export function copyPlace(from: GalleryPlace, database: string, folder: string): GalleryPlace {
  const place = placeIn(folder);
  copyFileSync(database, place.databaseUrl.replace(/^file:/, ''));
  cpSync(from.mediaStore, place.mediaStore, { recursive: true });
  return place;
}

/** Serves a place as `npm start` does, on a free port; needs the build. `stop` it afterwards. */
export async function serveGallery(
  place: GalleryPlace,
  env: Record<string, string> = {},
): Promise<OpenGallery> {
  const [said, complaints] = ['serve.log', 'serve-errors.log'].map((name) =>
    join(place.folder, name),
  ) as [string, string];
  const [out, err] = [openSync(said, 'w'), openSync(complaints, 'w')];
  const child = spawn(process.execPath, ['--conditions=react-server', 'cli/start.mjs'], {
    cwd: root,
    env: { ...galleryEnvironment(place), ...env },
    stdio: ['ignore', out, err],
  });
  closeSync(out);
  closeSync(err);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  // A test run that is broken off takes its gallery along.
  const takeAlong = () => child.kill('SIGKILL');
  process.once('exit', takeAlong);
  const errors = () => readFileSync(complaints, 'utf8');
  const until = Date.now() + startingMs;
  for (;;) {
    const port = /is open at http:\/\/localhost:(\d+)/.exec(readFileSync(said, 'utf8'))?.[1];
    if (port !== undefined) {
      return {
        origin: `http://localhost:${port}`,
        pid: child.pid ?? 0,
        errors,
        async stop() {
          child.kill('SIGTERM');
          const code = await ended;
          process.off('exit', takeAlong);
          return code;
        },
      };
    }
    if (child.exitCode !== null || Date.now() > until) {
      takeAlong();
      throw new Error(`The gallery did not open: ${errors() || 'it said nothing.'}`);
    }
    await sleep(50);
  }
}
