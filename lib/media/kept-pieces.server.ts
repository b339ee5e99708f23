import 'server-only';
import { BoundedMap } from '@/lib/http/bounded-map';
import type { OpenFile } from './open-files.server';

const mostBytes = 32 * 1024 * 1024;
const mostPieceBytes = 256 * 1024;
const seenBytes = 512 * 1024;

interface KeptPieces {
  pieces: BoundedMap<Buffer<ArrayBuffer>>;
  /** What was asked for once: only what is asked for again is kept. */
  seen: BoundedMap<true>;
}

const key = Symbol.for('promptreel.kept-pieces');
const slot = globalThis as { [key]?: KeptPieces };

/**
 * A piece of an open file, from memory when it was read twice of late: posters, loops and the first
 * part of a film, which a thread of its own need not read each time. Holds at most 32 MiB, no piece
 * above 256 KiB; a file that was closed or replaced is another `serial`, so nothing of it is given.
 */
export async function readKept(
  { serial }: OpenFile,
  start: number,
  length: number,
  read: () => Promise<Buffer<ArrayBuffer>>,
): Promise<Buffer<ArrayBuffer>> {
  if (length > mostPieceBytes) return read();
  // On `globalThis`: the front and Next load modules twice in one process.
  slot[key] ??= { pieces: new BoundedMap(mostBytes), seen: new BoundedMap(seenBytes) };
  const { pieces, seen } = slot[key];
  const name = `${serial} ${start} ${length}`;
  const kept = pieces.get(name);
  if (kept !== undefined) return kept;
  const piece = await read();
  if (seen.get(name) === undefined) seen.set(name, true, 64);
  else pieces.set(name, piece, length);
  return piece;
}
