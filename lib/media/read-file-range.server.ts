import 'server-only';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { MediaBytes, MediaStat } from './media-store';
import type { ByteRange } from './parse-ranges';

// A piece up to this size is read at once: a stream costs more than it saves.
const wholePieceBytes = 256 * 1024;
const chunkBytes = 256 * 1024;

/** Size and time of a regular file; null where there is none. */
export async function statFile(path: string): Promise<MediaStat | null> {
  const found = await stat(path).catch(absentAsNull);
  return found?.isFile() ? { sizeBytes: found.size, modifiedAt: found.mtime } : null;
}

/**
 * Reads a file or a range of it that lies inside it; null where there is no such file. The file is
 * opened before this returns, so a stream goes on although the name is taken away meanwhile.
 */
export async function readFileRange(path: string, range?: ByteRange): Promise<MediaBytes | null> {
  const file = await open(path, 'r').catch(absentAsNull);
  if (file === null) return null;
  try {
    const start = range?.start ?? 0;
    const end = range?.end ?? (await file.stat()).size - 1;
    if (end - start >= wholePieceBytes) return streamRange(file, start, end);
    const bytes = await readExactly(file, start, end - start + 1);
    await file.close();
    return bytes;
  } catch (error) {
    await file.close();
    throw error;
  }
}

function streamRange(file: FileHandle, start: number, end: number) {
  let at = start;
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const chunk = await readExactly(file, at, Math.min(chunkBytes, end - at + 1));
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

async function readExactly(file: FileHandle, start: number, length: number) {
  // Not zeroed first: it is filled to its last byte or thrown away.
  const bytes = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, start + filled);
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
