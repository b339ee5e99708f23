import 'server-only';
import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * A weak ETag of a body's own bytes: weak, because one state is sent in several encodings. Made of
 * the content and not of a version number, it also holds over another database and a new release.
 */
export function weakEtag(body: string | Uint8Array): string {
  return `W/"${hash('sha1', body, 'base64url')}"`;
}

/**
 * A weak ETag of a large body that a catalogue version has one of: by that number, and, since another
 * database or a new release may come to it again, by a checksum (a tenth of a hash's time).
 */
export function versionEtag(version: number, body: Uint8Array): string {
  const told = [version, body.length, crc32(body)].map((one) => one.toString(36));
  return `W/"${told.join('.')}"`;
}
