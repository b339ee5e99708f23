import 'server-only';
import { type FileHandle, open } from 'node:fs/promises';

/** More boxes than this no honest file has side by side. */
export const mostBoxes = 100_000;

/** A box at the top of an MP4. */
export interface TopBox {
  type: string;
  at: number;
  lengthBytes: number;
  /** Of a `uuid` box: the 16 bytes that say what it is, in hexadecimal. */
  userType: string | null;
}

/** The boxes at the top of an MP4 that was found whole, in order; ends where it makes no sense. */
export async function listTopBoxes(path: string): Promise<TopBox[]> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const boxes: TopBox[] = [];
    for (let at = 0; at < size && boxes.length < mostBoxes; ) {
      const head = await readAt(file, at, 32);
      const lengthBytes = head.length < 8 ? null : readBoxLength(head, size - at);
      if (lengthBytes === null) break;
      const type = head.toString('latin1', 4, 8);
      const headBytes = head.readUInt32BE(0) === 1 ? 16 : 8;
      const userType =
        type === 'uuid' ? head.subarray(headBytes, headBytes + 16).toString('hex') : null;
      boxes.push({ type, at, lengthBytes, userType });
      at += lengthBytes;
    }
    return boxes;
  } finally {
    await file.close();
  }
}

/**
 * Whether an MP4's index comes before its frames, in one piece: then a player starts with the first
 * bytes. A fragmented one does not count: what plays it cannot tell how long it is.
 */
export function isIndexFirst(boxes: readonly TopBox[]): boolean {
  const placeOf = (wanted: string) => boxes.findIndex(({ type }) => type === wanted);
  const [index, frames] = [placeOf('moov'), placeOf('mdat')];
  return index >= 0 && index < frames && placeOf('moof') < 0;
}

/** A box's length by its first 16 bytes (ISO/IEC 14496-12, 4.2); null where it cannot be one. */
export function readBoxLength(head: Buffer, remainingBytes: number): number | null {
  const short = head.readUInt32BE(0);
  if (short === 0) return remainingBytes;
  if (short !== 1) return short < 8 ? null : short;
  if (head.length < 16) return null;
  const long = Number(head.readBigUInt64BE(8));
  return long < 16 ? null : long;
}

/** So many bytes from a place in a file, fewer where it ends. */
export async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
