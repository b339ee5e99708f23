/** The files the store holds: extension, and the type it is served as. Nothing else is served. */
export const mediaTypes = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
  png: 'image/png',
  vtt: 'text/vtt; charset=utf-8',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
} as const;

/** An extension the store takes. */
export type MediaExtension = keyof typeof mediaTypes;

/** A stored file's name in its parts: SHA-256 of its bytes in lower-case hexadecimal, extension. */
export interface MediaKey {
  hash: string;
  extension: MediaExtension;
}

const keyPattern = new RegExp(`^([0-9a-f]{64})\\.(${Object.keys(mediaTypes).join('|')})$`);

/** Reads `<sha256>.<extension>`; null for every other text, so that no path can be asked for. */
export function parseMediaKey(key: string): MediaKey | null {
  const [, hash, extension] = keyPattern.exec(key) ?? [];
  if (hash === undefined || extension === undefined) return null;
  return { hash, extension: extension as MediaExtension };
}

/** Writes a key; refuses parts that do not make one. */
export function writeMediaKey({ hash, extension }: MediaKey): string {
  const key = `${hash}.${extension}`;
  if (parseMediaKey(key) === null) throw new RangeError(`Not a media key: ${JSON.stringify(key)}`);
  return key;
}
