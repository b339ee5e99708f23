import 'server-only';
import { createHash } from 'node:crypto';

/** The project's own namespace for names of things it publishes. */
const NAMESPACE = '8f0c3f4e5a2b4b7d9a3d6e1c2f7b9a50';

/**
 * A name that never changes, whatever host the gallery moves to: `urn:uuid:…` of version 5
 * (RFC 9562, 5.5) over `kind:key`. Two galleries that hold one clip name it alike, so that a reader
 * of both sees it once.
 */
export function permanentName(kind: 'clip' | 'feed', key: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(NAMESPACE, 'hex'))
    .update(`${kind}:${key}`)
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return `urn:uuid:${parts.join('-')}-${hex.slice(20)}`;
}
