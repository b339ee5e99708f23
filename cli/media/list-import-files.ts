import { readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readCaptionFile } from '@/lib/media/caption-file';

/** What an import was pointed at: films, and files of captions. */
export interface ImportFiles {
  films: string[];
  captions: string[];
}

/**
 * The files meant by the paths, each once, in order: a folder stands for its files, hidden ones left
 * out, and a film for the captions that lie beside it under its name, too.
 */
export async function listImportFiles(paths: readonly string[]): Promise<ImportFiles> {
  const named = (await Promise.all(paths.map(listNamed))).flat();
  const isCaptions = (path: string) => readCaptionFile(path) !== null;
  const films = [...new Set(named.filter((path) => !isCaptions(path)))];
  const beside = (await Promise.all(films.map(listCaptionsBeside))).flat();
  const captions = [...new Set([...named.filter(isCaptions), ...beside])];
  return { films, captions };
}

async function listNamed(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ? listFiles(path) : [path];
}

async function listCaptionsBeside(film: string): Promise<string[]> {
  const stem = withoutExtension(film);
  const beside = await listFiles(dirname(film)).catch(() => []);
  return beside.filter((path) => readCaptionFile(path)?.stem === stem);
}

/** A film's path and name without what tells its type: what captions beside it are named by. */
export function withoutExtension(path: string): string {
  return path.replace(/\.[A-Za-z0-9]{1,8}$/, '');
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(folder, entry.name))
    .sort();
}
