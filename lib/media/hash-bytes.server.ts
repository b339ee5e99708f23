import 'server-only';
import { createHash } from 'node:crypto';
import type { MediaBytes } from './media-store';

/** The SHA-256 of what a store gave, in hexadecimal; a stream is read to its end. */
export async function hashBytes(bytes: MediaBytes): Promise<string> {
  const hash = createHash('sha256');
  if (bytes instanceof Uint8Array) hash.update(bytes);
  else for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}
