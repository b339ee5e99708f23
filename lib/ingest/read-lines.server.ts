import 'server-only';
import { createReadStream } from 'node:fs';

/** The longest line that is read, in bytes: more than any record of ours comes to. */
const MOST_LINE_BYTES = 16 * 1024 * 1024;

/** A line of a text file, counted from 1; null is one that is no UTF-8 or longer than any record. */
export interface FileLine {
  number: number;
  text: string | null;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string | null {
  if (bytes.length > MOST_LINE_BYTES) return null;
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}

/**
 * The lines of a file or of bytes as they come, without their ends (`\n` or `\r\n`); empty ones are
 * counted and left out. No more than a line and a piece are in memory.
 */
export async function* readLines(
  from: string | AsyncIterable<Buffer>,
  onBytes?: (count: number) => void,
): AsyncGenerator<FileLine> {
  let number = 0;
  let rest: Buffer[] = [];
  let restBytes = 0;
  const finish = (last: Buffer): FileLine | null => {
    number += 1;
    const bytes = rest.length === 0 ? last : Buffer.concat([...rest, last]);
    const isOver = restBytes + last.length > MOST_LINE_BYTES;
    rest = [];
    restBytes = 0;
    const end = bytes.at(-1) === 0x0d ? bytes.subarray(0, -1) : bytes;
    if (end.length === 0) return null;
    return { number, text: isOver ? null : decode(end) };
  };
  const pieces: AsyncIterable<Buffer> =
    typeof from === 'string' ? createReadStream(from, { highWaterMark: 256 * 1024 }) : from;
  for await (const piece of pieces) {
    onBytes?.(piece.length);
    let start = 0;
    for (let end = piece.indexOf(10); end !== -1; end = piece.indexOf(10, start)) {
      const line = finish(piece.subarray(start, end));
      if (line !== null) yield line;
      start = end + 1;
    }
    const left = piece.subarray(start);
    restBytes += left.length;
    // Past the bound a line is known to be refused: its bytes need not be kept.
    if (restBytes <= MOST_LINE_BYTES) rest.push(left);
  }
  const last = restBytes === 0 ? null : finish(Buffer.alloc(0));
  if (last !== null) yield last;
}
