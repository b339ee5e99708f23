import 'server-only';
import { read } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { readKept } from './kept-pieces.server';
import type { MediaBytes, MediaStat } from './media-store';
import { withOpenFile } from './open-files.server';
import type { ByteRange } from './parse-ranges';

// A piece up to this size is read at once: a stream costs more than it saves. Whoever asks for a whole
// file may leave in the middle of it.
const wholePieceBytes = 1024 * 1024;
const wholeFileBytes = 256 * 1024;
const chunkBytes = 256 * 1024;

/** Size and time of a regular file; null where there is none. */
export async function statFile(path: string): Promise<MediaStat | null> {
  const found = await stat(path).catch(absentAsNull);
  return found?.isFile() ? { sizeBytes: found.size, modifiedAt: found.mtime } : null;
}

/** The same of a file that may be asked for again soon: it is left open for a while. */
export function statOpenFile(path: string): Promise<MediaStat | null> {
  return withOpenFile(path, ({ sizeBytes, modifiedAt }) => ({ sizeBytes, modifiedAt }));
}

/**
 * Reads a file or a range of it that lies inside it; null where there is no such file. The file is
 * opened before this returns, so a stream goes on although the name is taken away meanwhile.
 */
export async function readFileRange(path: string, range?: ByteRange): Promise<MediaBytes | null> {
  const piece = await withOpenFile(path, async (file) => {
    const { descriptor, sizeBytes } = file;
    const start = range?.start ?? 0;
    const end = range?.end ?? sizeBytes - 1;
    const most = range === undefined ? wholeFileBytes : wholePieceBytes;
    if (end - start >= most) return { start, end };
    const length = end - start + 1;
    return readKept(file, start, length, () => readExactly(descriptor, start, length));
  });
  if (piece === null || piece instanceof Uint8Array) return piece;
  // A stream may last as long as its reader: it has a descriptor of its own.
  const file = await open(path, 'r').catch(absentAsNull);
  return file === null ? null : streamRange(file, piece.start, piece.end);
}

function streamRange(file: FileHandle, start: number, end: number) {
  let at = start;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const chunk = await readExactly(file.fd, at, Math.min(chunkBytes, end - at + 1));
          at += chunk.length;
          controller.enqueue(chunk);
          if (at <= end) return;
          await file.close();
          controller.close();
        } catch (error) {
          await file.close();
          throw error;
        }
      },
      // Waits for a read in flight before the handle goes.
      cancel: () => file.close(),
    },
    { highWaterMark: 0 },
  );
}

const readBytes = promisify(read);

async function readExactly(descriptor: number, start: number, length: number) {
  // Not zeroed first: it is filled to its last byte or thrown away.
  const bytes = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await readBytes(
      descriptor,
      bytes,
      filled,
      length - filled,
      start + filled,
    );
    // Fewer bytes than were promised must break the answer, never be passed off as whole.
    if (bytesRead === 0) throw new Error(`A stored file ends at byte ${start + filled}.`);
    filled += bytesRead;
  }
  return bytes;
}

function absentAsNull(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
  throw error;
}
