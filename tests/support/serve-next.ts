import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type GalleryPlace, galleryEnvironment } from './serve-gallery';

const root = fileURLToPath(new URL('../..', import.meta.url));
const startingMs = 60_000;

/** The build served by Next alone, without the front. */
export interface NextGallery {
  origin: string;
  stop(): Promise<void>;
}

/** Runs `next start` at a place on a free port; needs the build. `stop` it afterwards. */
export async function serveNext(
  place: GalleryPlace,
  env: Record<string, string> = {},
): Promise<NextGallery> {
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const child = spawn(process.execPath, [next, 'start', '-p', '0'], {
    cwd: root,
    env: {
      ...galleryEnvironment(place),
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const takeAlong = () => child.kill('SIGKILL');
  process.once('exit', takeAlong);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const origin = await readOrigin(child);
  return {
    origin,
    async stop() {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', takeAlong);
    },
  };
}

function readOrigin(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`next start: ${said}`)), startingMs);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const [, origin] = /Local:\s+(http:\/\/localhost:\d+)[\s\S]*Ready/.exec(said) ?? [];
      if (origin === undefined) return;
      clearTimeout(late);
      resolve(origin);
    });
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`next start ended with ${code}: ${said}`));
    });
  });
}
