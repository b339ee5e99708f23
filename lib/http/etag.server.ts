import 'server-only';
import { hash } from 'node:crypto';

/**
 * A weak ETag of a body's own bytes: weak, because one state is sent in several encodings. Made of
 * the content and not of a version number, it also holds over another database and a new release.
 */
export function weakEtag(body: string | Uint8Array): string {
  return `W/"${hash('sha1', body, 'base64url')}"`;
}
