import 'server-only';
import { close, fstatSync, open } from 'node:fs';
import { promisify } from 'node:util';

/** A stored file that stands open: its bytes never change. */
export interface OpenFile {
  /** Counts what was opened: the same file opened again has another. */
  serial: number;
  descriptor: number;
  sizeBytes: number;
  modifiedAt: Date;
}

interface KeptFile extends OpenFile {
  /** How many read in it now; it is closed behind the last one. */
  readers: number;
  usedAtMs: number;
  /** In which turn it was last seen to stand under its name. */
  seenIn: number;
  isDropped: boolean;
}

// A system gives a process 1,024 descriptors as a rule; sockets and databases want most of them.
const mostOpen = 200;
const idleMs = 30_000;

interface OpenFiles {
  opened: number;
  files: Map<string, KeptFile>;
  sweep: NodeJS.Timeout | null;
  /** Counts the turns of the event loop in which files were asked for, as far as needed. */
  turn: number;
  isTurnOver: boolean;
}

const key = Symbol.for('promptreel.open-files');
const slot = globalThis as { [key]?: OpenFiles };

/**
 * Does some work with a file that is open, and leaves it open for the next: a film is asked for in many
 * parts. Null where there is no such regular file; one that was taken away or replaced meanwhile is
 * let go of. At most 200 stand open, none for longer than a minute without a reader.
 */
export async function withOpenFile<T>(
  path: string,
  work: (file: OpenFile) => T | Promise<T>,
): Promise<T | null> {
  // On `globalThis`: the front and Next load modules twice in one process.
  slot[key] ??= { opened: 0, files: new Map(), sweep: null, turn: 0, isTurnOver: true };
  const kept = slot[key];
  const file = findFile(kept, path) ?? (await openFile(kept, path));
  if (file === null) return null;
  file.readers += 1;
  try {
    return await work(file);
  } finally {
    file.readers -= 1;
    if (file.isDropped && file.readers === 0) closeFile(file);
  }
}

/** Lets go of a file that is about to be taken away: its space is free as soon as nobody reads it. */
export function forgetOpenFile(path: string): void {
  const file = slot[key]?.files.get(path);
  if (file === undefined) return;
  slot[key]?.files.delete(path);
  drop(file);
}

/** The same number until the event loop has come round. */
function turnOf(kept: OpenFiles): number {
  if (kept.isTurnOver) {
    kept.isTurnOver = false;
    kept.turn += 1;
    setImmediate(() => {
      kept.isTurnOver = true;
    });
  }
  return kept.turn;
}

function findFile(kept: OpenFiles, path: string): KeptFile | null {
  const { files } = kept;
  const file = files.get(path);
  if (file === undefined) return null;
  const turn = turnOf(kept);
  // Its facts and its bytes are asked for one after the other: one look does for both.
  if (file.seenIn === turn) return file;
  // Asks the descriptor, which is in memory; a name that is gone or leads elsewhere has no link left.
  const { nlink, size } = fstatSync(file.descriptor);
  files.delete(path);
  if (nlink === 0 || size !== file.sizeBytes) {
    drop(file);
    return null;
  }
  file.usedAtMs = Date.now();
  file.seenIn = turn;
  files.set(path, file);
  return file;
}

async function openFile(kept: OpenFiles, path: string): Promise<KeptFile | null> {
  const descriptor = await promisify(open)(path, 'r').catch(absentAsNull);
  if (descriptor === null) return null;
  const stat = fstatSync(descriptor);
  kept.opened += 1;
  const file: KeptFile = {
    serial: kept.opened,
    descriptor,
    sizeBytes: stat.size,
    modifiedAt: stat.mtime,
    readers: 0,
    usedAtMs: Date.now(),
    seenIn: turnOf(kept),
    isDropped: false,
  };
  if (!stat.isFile()) {
    closeFile(file);
    return null;
  }
  // Opened twice at once: one of them stays.
  const standing = kept.files.get(path);
  if (standing !== undefined) drop(standing);
  kept.files.set(path, file);
  const [oldest] = kept.files;
  if (kept.files.size > mostOpen && oldest !== undefined) {
    kept.files.delete(oldest[0]);
    drop(oldest[1]);
  }
  kept.sweep ??= setInterval(() => sweep(kept), idleMs).unref();
  return file;
}

function sweep(kept: OpenFiles): void {
  const before = Date.now() - idleMs;
  for (const [path, file] of kept.files) {
    if (file.usedAtMs > before) continue;
    kept.files.delete(path);
    drop(file);
  }
  if (kept.files.size > 0 || kept.sweep === null) return;
  clearInterval(kept.sweep);
  kept.sweep = null;
}

function drop(file: KeptFile): void {
  file.isDropped = true;
  if (file.readers === 0) closeFile(file);
}

function closeFile({ descriptor }: OpenFile): void {
  // Nothing was written: a failure to close has nothing to say.
  close(descriptor, () => undefined);
}

function absentAsNull(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
