import 'server-only';
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from './refusal';

/** A file of which we hold a copy that nobody else writes to. */
export interface ReceivedFile {
  path: string;
  hash: string;
  sizeBytes: number;
}

/** The most that is taken in of one file: the catalogue counts bytes in 31 bits. */
export const mostOriginalBytes = 2 ** 31 - 1;

/**
 * Writes bytes, from a disk or from the network, to a file in a folder of ours and hashes them on
 * their way. Refuses none at all, and more than 2 GiB as soon as they are more; `told` hears of each
 * piece's length. A stream that fails fails this.
 */
export async function receiveBytes(
  bytes: AsyncIterable<Uint8Array>,
  folder: string,
  told: (sizeBytes: number) => void = () => undefined,
): Promise<ReceivedFile> {
  const path = join(folder, 'original');
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const file = await open(path, 'w', 0o600);
  try {
    for await (const piece of bytes) {
      sizeBytes += piece.length;
      if (sizeBytes > mostOriginalBytes) {
        throw new Refusal('it is larger than 2 GiB; a smaller encoding would be right');
      }
      hash.update(piece);
      await file.writeFile(piece);
      told(piece.length);
    }
  } finally {
    await file.close();
  }
  if (sizeBytes === 0) throw new Refusal('it is empty; a whole MP4 or WebM would be right');
  return { path, hash: hash.digest('hex'), sizeBytes };
}
