import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** The SHA-256 of a local file, hexadecimal; `told` hears of each piece's length. */
export async function hashFile(
  path: string,
  told: (sizeBytes: number) => void = () => undefined,
): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(piece);
    told(piece.length);
  }
  return hash.digest('hex');
}
