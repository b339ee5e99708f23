import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Database } from '@/lib/db/database';
import { makeClip } from './make-clips';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** How a command ended: its exit code, null when a signal ended it, and all it printed. */
export interface Ended {
  code: number | null;
  output: string;
}

/** Where a command finds its database, its store and, if need be, its programs. */
export interface Surroundings {
  DATABASE_URL: string;
  MEDIA_STORE: string;
  PATH?: string;
  ALLOW_HOSTS?: string;
}

/** How a command is killed: after a time, or by strace at its n-th call of one kind. */
export type Death = { afterMs: number } | { call: string; nth: number };

/** Runs `gallery media …` in a process of its own, to its end or its death. */
export function runMedia(args: string[], around: Surroundings, death?: Death): Promise<Ended> {
  const node = [process.execPath, '--import', 'tsx', '--conditions=react-server', 'cli/gallery.ts'];
  // strace counts by thread: with one thread for files their calls come in one order.
  const env = { ...process.env, ...around, UV_THREADPOOL_SIZE: '1' };
  const [command = '', ...rest] = [...traceCalls(death), ...node, 'media', ...args];
  const child = spawn(command, rest, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const timer =
    death !== undefined && 'afterMs' in death
      ? setTimeout(() => child.kill('SIGKILL'), death.afterMs)
      : undefined;
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text) => {
      output += text;
    });
  }
  return new Promise((resolve) =>
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output });
    }),
  );
}

function traceCalls(death: Death | undefined): string[] {
  if (death === undefined || !('call' in death)) return [];
  const { call, nth } = death;
  const inject = `inject=${call}:signal=KILL:when=${nth}`;
  return ['strace', '-f', '-qqq', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject];
}

/** Whether a program is on PATH. */
export function isInstalled(program: string): boolean {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, program)));
}

/** Makes a folder with three clips named after clips of the catalogue. */
export async function makeOriginals(folder: string): Promise<string> {
  const made = join(folder, 'made');
  const originals = join(folder, 'originals');
  await mkdir(made, { recursive: true });
  await mkdir(originals, { recursive: true });
  await copyFile(await makeClip(made, 'index-at-end.mp4'), join(originals, 'lagos.mp4'));
  await copyFile(await makeClip(made, 'no-sound.mp4'), join(originals, 'wolves.mp4'));
  await copyFile(await makeClip(made, 'vp9.webm'), join(originals, 'bling-zoo.webm'));
  return originals;
}

/** One stored file as the database knows it. */
export interface FileRow {
  slug: string;
  kind: string;
  hash: string;
  extension: string;
  size_bytes: number;
}

/** The originals that a database knows, by slug. */
export async function listOriginals(database: Database): Promise<FileRow[]> {
  return (await listFiles(database)).filter(({ kind }) => kind === 'original');
}

/** The originals that a database knows, what was made of them and what lay beside them, by slug. */
export function listFiles(database: Database): Promise<FileRow[]> {
  return database.rows<FileRow>(
    `SELECT c.slug, r.kind, r.hash, r.extension, r.size_bytes FROM rendition r
       JOIN clip c ON c.id = r.clip_id
       WHERE r.kind IN ('original', 'captions') OR r.made_of IS NOT NULL
       ORDER BY c.slug, r.kind, r.id`,
  );
}

/** How many different files the rows name. */
export function countFiles(rows: readonly FileRow[]): number {
  return new Set(rows.map(({ hash, extension }) => `${hash}.${extension}`)).size;
}

/**
 * Holds that every file to be seen in the store has the hash it is named by, and every row its
 * file. Gives how many files are to be seen.
 */
export async function expectWholeStore(store: string, rows: readonly FileRow[]): Promise<number> {
  const entries = existsSync(store)
    ? await readdir(store, { recursive: true, withFileTypes: true })
    : [];
  const files = entries.filter(
    (entry) => entry.isFile() && basename(entry.parentPath) !== '.incoming',
  );
  for (const { parentPath, name } of files) {
    const bytes = await readFile(join(parentPath, name));
    expect(name.split('.')[0]).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(basename(parentPath)).toBe(name.slice(0, 2));
  }
  const names = files.map(({ name }) => name);
  for (const { hash, extension } of rows) expect(names).toContain(`${hash}.${extension}`);
  return files.length;
}
