import { execFile } from 'node:child_process';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { OriginalFacts } from '@/lib/media/verify-original.server';
import { type ClipName, cutFile, makeClip } from './make-clips';

const execute = promisify(execFile);

/** A class of files, how one is made, and the verdict it must get. */
export interface OddFile {
  /** As a table names it. */
  what: string;
  /** Makes one in a folder and gives its path. */
  make: (folder: string) => Promise<string>;
  /** Taken with these facts, or refused with these words. */
  verdict: Partial<OriginalFacts> | RegExp;
  /** The verdict in a table's words; of a refusal, its words are enough. */
  says?: string;
}

/** One of the clips that every test makes. */
export const of = (name: ClipName) => (folder: string) => makeClip(folder, name);

/** A file that ffmpeg writes by these arguments, under a name of its own. */
export const written =
  (name: string, ...args: string[]) =>
  async (folder: string) => {
    const path = join(folder, name);
    await execute('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...args, '-threads', '2', path]);
    return path;
  };

/** A moving test picture, as ffmpeg's input. */
export const picture = (size: string, seconds: number | string = 1, rate: number | string = 12) => [
  ...['-f', 'lavfi', '-i', `testsrc=duration=${seconds}:size=${size}:rate=${rate}`],
];
/** How it becomes pixels that everybody decodes. */
export const plain = ['-pix_fmt', 'yuv420p', '-preset', 'ultrafast'];

/** A whole clip with its bytes changed. */
export const changed =
  (name: string, from: ClipName, change: (bytes: Buffer) => Buffer) => async (folder: string) => {
    const path = join(folder, name);
    await writeFile(path, change(await readFile(await makeClip(folder, from))));
    return path;
  };

/** A file of just these bytes, named as a clip. */
export const holding = (bytes: string | Buffer) => async (folder: string) => {
  const path = join(folder, 'holding.mp4');
  await writeFile(path, bytes);
  return path;
};

/** The first part of a clip. */
export const cut = (name: ClipName, share: number) => async (folder: string) =>
  cutFile(await makeClip(folder, name), share, join(folder, 'cut.mp4'));

/** A whole clip under another name. */
export const named = (name: string) => async (folder: string) => {
  const path = join(folder, name);
  await copyFile(await makeClip(folder, 'no-sound.mp4'), path);
  return path;
};
