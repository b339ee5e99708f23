import 'server-only';
import { type FileHandle, open } from 'node:fs/promises';
import { mostBoxes, readAt, readBoxLength } from './mp4-boxes.server';

/**
 * Looks for bytes that a file announces and does not have, or for parts without which it is none:
 * ffprobe calls an MP4 cut to a fifth whole when its index comes first. Gives what is wrong as the
 * first half of a sentence, or null. Reads headers only.
 */
export async function findTruncation(
  path: string,
  container: 'mp4' | 'webm',
): Promise<string | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return container === 'mp4' ? await walkBoxes(file, size) : await measureSegment(file, size);
  } finally {
    await file.close();
  }
}

/** ISO/IEC 14496-12, 4.2: size (32 bits; 1 = 64 bits follow, 0 = to the end), then four letters. */
async function walkBoxes(file: FileHandle, sizeBytes: number): Promise<string | null> {
  const seen = new Set<string>();
  let at = 0;
  for (let count = 0; at < sizeBytes; count += 1) {
    if (count > mostBoxes) return `it has more than ${mostBoxes} boxes`;
    const head = await readAt(file, at, 16);
    const type = head.toString('latin1', 4, 8);
    // ffmpeg and browsers put up with padding behind a file that is whole; so do we.
    const isWhole = seen.has('moov') && (seen.has('mdat') || seen.has('moof'));
    if (head.length < 8 || !/^[\x20-\x7e\xa9]{4}$/.test(type)) {
      return isWhole ? null : `its structure breaks off at byte ${at}`;
    }
    const length = readBoxLength(head, sizeBytes - at);
    if (length === null) return `its ${type} box at byte ${at} has an impossible length`;
    if (at + length > sizeBytes) {
      return `it is cut off: its ${type} box should reach byte ${at + length} and the file ends at ${sizeBytes}`;
    }
    seen.add(type);
    at += length;
  }
  if (!seen.has('moov')) return 'it has no index (moov box)';
  return seen.has('mdat') || seen.has('moof')
    ? null
    : 'it has an index and nothing behind it (no mdat box)';
}

const ebmlHeaderId = 0x1a45dfa3;
const segmentId = 0x18538067;

/** RFC 8794 (EBML): the header element, then one Segment whose length may be left unknown. */
async function measureSegment(file: FileHandle, sizeBytes: number): Promise<string | null> {
  const header = readElement(await readAt(file, 0, 12));
  if (header === null || header.id !== ebmlHeaderId || header.lengthBytes === null) {
    return 'it does not begin with an EBML header';
  }
  const segmentAt = header.headBytes + header.lengthBytes;
  const segment = readElement(await readAt(file, segmentAt, 12));
  if (segment === null || segment.id !== segmentId) return 'it has no Segment behind its header';
  if (segment.lengthBytes === null) return null;
  const end = segmentAt + segment.headBytes + segment.lengthBytes;
  return end > sizeBytes
    ? `it is cut off: its Segment should reach byte ${end} and the file ends at ${sizeBytes}`
    : null;
}

function readElement(head: Buffer) {
  const id = head.length < 4 ? 0 : head.readUInt32BE(0);
  const first = head[4] ?? 0;
  // The place of the first set bit tells how many bytes the length takes.
  const lengthOfLength = Math.clz32(first) - 23;
  if (lengthOfLength > 8 || head.length < 4 + lengthOfLength) return null;
  let value = BigInt(first & (0xff >> lengthOfLength));
  let unknown = BigInt(0xff >> lengthOfLength);
  for (let at = 1; at < lengthOfLength; at += 1) {
    value = (value << 8n) | BigInt(head[4 + at] ?? 0);
    unknown = (unknown << 8n) | 0xffn;
  }
  return {
    id,
    headBytes: 4 + lengthOfLength,
    lengthBytes: value === unknown ? null : Number(value),
  };
}
