import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { MediaSource } from './media-store';

/** What was written: its SHA-256 in hexadecimal and its size. */
export interface WrittenBytes {
  hash: string;
  sizeBytes: number;
}

/** Writes a source to a new file and syncs it; refuses a path where something is. */
export async function writeHashed(source: MediaSource, path: string): Promise<WrittenBytes> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const file = await open(path, 'wx', 0o644);
  try {
    // Opened only now: a stream that breaks before anybody reads it would end the process.
    const chunks: AsyncIterable<Uint8Array> =
      typeof source === 'string' ? createReadStream(source, { highWaterMark: 1 << 20 }) : source;
    for await (const chunk of chunks) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { hash: hash.digest('hex'), sizeBytes };
}
