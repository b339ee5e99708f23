import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the stamps of finished steps lie, from the root of the project. */
export const STAMPS = 'data/.stamps';

/** Every file of a file or folder, sorted; none when it is not there. */
function listFiles(path) {
  try {
    return readdirSync(path, { withFileTypes: true })
      .sort((left, right) => (left.name < right.name ? -1 : 1))
      .flatMap((entry) => {
        const below = join(path, entry.name);
        return entry.isDirectory() ? listFiles(below) : [below];
      });
  } catch (fault) {
    if (fault.code === 'ENOTDIR') return [path];
    if (fault.code === 'ENOENT') return [];
    throw fault;
  }
}

/** A hash of the names and contents of everything below `paths`; a path that is not there counts. */
export function hashTree(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap(listFiles)) {
    const text = readFileSync(path);
    hash.update(`${path}\0${text.length}\0`).update(text);
  }
  return hash.digest('hex');
}

/** What a step wrote when it last ended well; null when it never did, or the stamp is unreadable. */
export function readStamp(step, folder = STAMPS) {
  try {
    return JSON.parse(readFileSync(join(folder, `${step}.json`), 'utf8'));
  } catch {
    return null;
  }
}

/** Writes a stamp beside its place and renames it: it is there whole or not at all. */
export function writeStamp(step, stamp, folder = STAMPS) {
  const path = join(folder, `${step}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.part`, `${JSON.stringify(stamp, null, 2)}\n`);
  renameSync(`${path}.part`, path);
}

/** Takes a stamp back, before its step touches what the stamp vouches for. */
export function removeStamp(step, folder = STAMPS) {
  rmSync(join(folder, `${step}.json`), { force: true });
}
