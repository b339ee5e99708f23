import 'server-only';
import { lstat, mkdtemp, opendir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join, relative } from 'node:path';
import { hashFile } from '@/lib/media/hash-file.server';
import { MissingProgram, Refusal } from '@/lib/media/refusal';
import { readFileSigns } from '../files/read-file-signs.server';
import { PlaceFault } from '../place-fault';
import type { Entry, ReadOptions } from './connector';
import { finishFinding, type Raw } from './finish-finding.server';
import { flattenRecord, placeColumns, readRow } from './read-row.server';
import { unpackArchive } from './unpack-archive.server';

const CLIPS = new Set(['.mp4', '.m4v', '.mov', '.webm', '.mkv']);
const MOST_SIDECAR_BYTES = 8 * 1024 * 1024;
const DEEPEST = 8;

/** The clips of a folder and of the folders in it, by their paths; links are not followed. */
async function* walk(folder: string, depth = 0): AsyncGenerator<string> {
  const inside: string[] = [];
  const names: string[] = [];
  for await (const entry of await opendir(folder)) {
    if (entry.isDirectory() && depth < DEEPEST) inside.push(join(folder, entry.name));
    else if (entry.isFile() && CLIPS.has(extname(entry.name).toLowerCase())) names.push(entry.name);
  }
  for (const name of names.sort()) yield join(folder, name);
  for (const deeper of inside.sort()) yield* walk(deeper, depth + 1);
}

async function readSidecar(path: string): Promise<string | null> {
  const found = await lstat(path).catch(() => null);
  if (found === null || !found.isFile() || found.size > MOST_SIDECAR_BYTES) return null;
  return readFile(path, 'utf8');
}

function parseObject(text: string | null): Record<string, unknown> | null {
  try {
    const value: unknown = text === null ? null : JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}

/** What yt-dlp writes beside a clip (`--write-info-json`), in a finding's words. */
export function readInfo(info: Readonly<Record<string, unknown>>): Raw {
  const text = (name: string) => (typeof info[name] === 'string' ? (info[name] as string) : null);
  const number = (name: string) => (typeof info[name] === 'number' ? (info[name] as number) : null);
  const tags = Array.isArray(info.tags) ? info.tags.filter((tag) => typeof tag === 'string') : [];
  const seconds = number('timestamp');
  return {
    id: text('id'),
    title: text('title'),
    prompts: [{ text: text('description') }],
    pageUrl: text('webpage_url') ?? text('original_url'),
    posterUrl: text('thumbnail'),
    author: {
      name: text('uploader') ?? text('channel') ?? text('creator'),
      handle: text('uploader_id'),
      url: text('uploader_url') ?? text('channel_url'),
    },
    published: seconds === null ? text('upload_date') : new Date(seconds * 1000).toISOString(),
    durationSeconds: number('duration'),
    width: number('width'),
    height: number('height'),
    tags,
    rights: text('license'),
    guessed: text('description') === null ? [] : ['prompts'],
  };
}

/** What a name like `20240216_A cat on a sofa_ab12cd` says: a day, a prompt, an id. */
function readName(name: string): Raw {
  const parts = /^(\d{4}-?\d{2}-?\d{2})[_ ](.+)[_ ]([\w-]{4,})$/u.exec(name);
  if (parts === null) return { id: name, title: name.replaceAll('_', ' '), guessed: ['title'] };
  const [, day = '', prompt = '', id = ''] = parts;
  const published = day.replace(/^(\d{4})-?(\d{2})-?(\d{2})$/, '$1-$2-$3');
  const text = prompt.replaceAll('_', ' ');
  return { id, prompts: [{ text }], published, guessed: ['prompts', 'publishedOn'] };
}

/** The look of a clip's frames; null for what is no whole clip, and where no program here looks. */
async function lookAt(path: string): Promise<string | null> {
  try {
    return (await readFileSigns(path, true)).framePrint;
  } catch (thrown) {
    if (thrown instanceof Refusal || thrown instanceof MissingProgram) return null;
    throw thrown;
  }
}

async function readClip(path: string, root: string): Promise<Entry> {
  const stem = path.slice(0, -extname(path).length);
  const at = relative(root, path);
  const file = { path: at, hash: await hashFile(path) };
  const info = parseObject(await readSidecar(`${stem}.info.json`));
  if (info !== null) return finishFinding({ ...readInfo(info), file }, at);
  const record = parseObject(await readSidecar(`${stem}.json`));
  if (record !== null) {
    const flat = flattenRecord(record);
    const entry = readRow({ id: at, ...flat }, placeColumns(['id', ...Object.keys(flat)]), at);
    return entry.found === undefined ? entry : { found: { ...entry.found, file } };
  }
  const prompt = await readSidecar(`${stem}.txt`);
  const named = readName(basename(stem));
  if (prompt === null) return finishFinding({ ...named, file }, at);
  return finishFinding({ ...named, prompts: [{ text: prompt }], guessed: [], file }, at);
}

/**
 * The clips of a folder, each with what stands beside it: yt-dlp's `.info.json`, a `.json` record, a
 * `.txt` with the prompt, else what its name says. Links are not followed.
 */
export async function* readFolder(
  path: string,
  options: Pick<ReadOptions, 'signal'> = {},
): AsyncGenerator<Entry> {
  let isEmpty = true;
  for await (const clip of walk(path)) {
    isEmpty = false;
    options.signal?.throwIfAborted();
    const entry = await readClip(clip, path);
    yield entry.found === undefined ? entry : { ...entry, look: () => lookAt(clip) };
  }
  if (isEmpty) {
    throw new PlaceFault(`There is no clip in ${path}: ${[...CLIPS].join(', ')} are read.`);
  }
}

/** The clips of a ZIP, read as the folder that it was packed from; nothing of it stays behind. */
export async function* readArchive(
  path: string,
  options: Pick<ReadOptions, 'signal'> = {},
): AsyncGenerator<Entry> {
  const folder = await mkdtemp(join(tmpdir(), 'promptreel-archive-'));
  try {
    await unpackArchive(path, folder, options);
    yield* readFolder(folder, options);
  } catch (thrown) {
    if (!(thrown instanceof PlaceFault)) throw thrown;
    throw new PlaceFault(thrown.message.replaceAll(folder, path), { cause: thrown });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
