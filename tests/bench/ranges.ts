import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createReadStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import { findFreePort } from '../support/test-postgres';
import { type BenchLine, type BenchOptions, lineOf } from './bench-line';
import { measureRate, median } from './measure-rate';

/** How large the file of noise is. */
export const FILE_BYTES = 8 * 1024 * 1024;
const RANGE = { range: 'bytes=1048576-1114111' };

/** nginx with one worker and `sendfile` over a folder; null where it is not installed. */
async function serveByNginx(folder: string, root: string) {
  try {
    execFileSync('nginx', ['-v'], { stdio: 'ignore' });
  } catch {
    return null;
  }
  const port = await findFreePort();
  const config = join(folder, 'nginx.conf');
  writeFileSync(
    config,
    `${process.getuid?.() === 0 ? 'user root;' : ''} worker_processes 1; daemon off; error_log stderr crit;
pid ${join(folder, 'nginx.pid')};
events { worker_connections 256; }
http { access_log off; sendfile on; keepalive_requests 1000000;
  server { listen 127.0.0.1:${port}; root ${root}; } }`,
  );
  const child = spawn('nginx', ['-c', config, '-p', folder], { stdio: 'ignore' });
  await sleep(500);
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.kill('SIGTERM') };
}

/** Puts a file of noise into a gallery's store; gives its address there and on disk. */
export async function storeNoise(mediaStore: string, folder: string) {
  mkdirSync(mediaStore, { recursive: true });
  const file = join(folder, 'noise.mp4');
  writeFileSync(file, randomBytes(FILE_BYTES));
  const { hash } = await makeDiskStore(mediaStore).put(createReadStream(file), 'mp4');
  return { path: `/media/${hash}.mp4` };
}

/** Ranges and whole files from a gallery at `origin` beside nginx (10). */
export async function measureRanges(
  { folder, seconds, rounds }: BenchOptions,
  origin: string,
  path: string,
): Promise<BenchLine[]> {
  const nginx = await serveByNginx(folder, folder);
  if (nginx === null) {
    console.log('nginx is not installed: apt-get install -y nginx');
    return [];
  }
  const loads = {
    ourRange: { url: origin + path, headers: RANGE, status: 206 },
    theirRange: { url: `${nginx.origin}/noise.mp4`, headers: RANGE, status: 206 },
    ourFile: { url: origin + path },
    theirFile: { url: `${nginx.origin}/noise.mp4` },
  };
  const rates = { ourRange: 0, theirRange: 0, ourFile: 0, theirFile: 0 };
  const all = new Map<string, number[]>();
  for (let round = 0; round < Math.min(rounds, 3); round += 1) {
    for (const [name, load] of Object.entries(loads)) {
      all.set(name, [...(all.get(name) ?? []), await measureRate(load, seconds)]);
    }
  }
  for (const name of Object.keys(rates)) rates[name as 'ourFile'] = median(all.get(name) ?? []);
  nginx.stop();
  const { ourRange, theirRange, ourFile, theirFile } = rates;
  return [
    lineOf('10', ['ranges of 64 KiB', ourRange], ['nginx, sendfile', theirRange], '/s', '≥ 0.25'),
    lineOf('10', ['whole files of 8 MiB', ourFile], ['nginx, sendfile', theirFile], '/s', '≥ 0.5'),
  ];
}
