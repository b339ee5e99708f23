import 'server-only';
import { randomBytes } from 'node:crypto';
import type { MediaBytes } from './media-store';
import type { ByteRange } from './parse-ranges';

/** A `multipart/byteranges` body before its bytes are read: the lines between, and its length. */
export interface PartsLayout {
  boundary: string;
  parts: readonly { range: ByteRange; head: Uint8Array<ArrayBuffer> }[];
  tail: Uint8Array<ArrayBuffer>;
  lengthBytes: number;
}

const encoder = new TextEncoder();

/** Lays out a multipart answer (RFC 9110, 14.6) over ranges that lie inside the file. */
export function layOutParts(
  ranges: readonly ByteRange[],
  sizeBytes: number,
  type: string,
): PartsLayout {
  // Chance, not a search through the bytes, keeps the boundary out of the file.
  const boundary = randomBytes(18).toString('hex');
  const parts = ranges.map((range, at) => {
    const lines = [
      `${at === 0 ? '' : '\r\n'}--${boundary}`,
      `Content-Type: ${type}`,
      `Content-Range: bytes ${range.start}-${range.end}/${sizeBytes}`,
      '\r\n',
    ];
    return { range, head: encoder.encode(lines.join('\r\n')) };
  });
  const tail = encoder.encode(`\r\n--${boundary}--\r\n`);
  const lengthBytes = parts.reduce(
    (sum, { range, head }) => sum + head.length + range.end - range.start + 1,
    tail.length,
  );
  return { boundary, parts, tail, lengthBytes };
}

/** Sends the parts in order, one open piece at a time; cancelling lets go of the open one. */
export function streamParts(
  layout: PartsLayout,
  read: (range: ByteRange) => Promise<MediaBytes>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = walkParts(layout, read);
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

async function* walkParts(layout: PartsLayout, read: (range: ByteRange) => Promise<MediaBytes>) {
  for (const { range, head } of layout.parts) {
    yield head;
    const bytes = await read(range);
    if (bytes instanceof Uint8Array) yield bytes;
    else yield* bytes;
  }
  yield layout.tail;
}
