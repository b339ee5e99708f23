import 'server-only';
import { fileTypeFromBuffer } from 'file-type';

/** What the first bytes of a file say it is. */
export interface SniffedType {
  /** The container of a clip, or null for anything that is none. */
  container: 'mp4' | 'webm' | null;
  /** With its article, for a sentence: `an HTML page`. */
  name: string;
}

/** So many first bytes are enough for every container and page that is told apart here. */
export const sniffedBytes = 16 * 1024;

const containers: Record<string, SniffedType['container']> = {
  mp4: 'mp4',
  m4v: 'mp4',
  webm: 'webm',
};

const textForms: readonly (readonly [RegExp, string])[] = [
  [/^#EXTM3U/i, 'an HLS playlist'],
  [/^\[playlist\]/i, 'a PLS playlist'],
  [/^\[reference\]|^<asx\b/i, 'an ASX playlist'],
  [/^ffconcat version/i, 'a list of files for ffmpeg'],
  [/^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<MPD\b/is, 'a DASH manifest'],
  [/^(?:<\?xml[^>]*>\s*)?<smil\b/is, 'a SMIL playlist'],
  [/^(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b/is, 'an HTML page'],
  [/^<\?xml/i, 'an XML file'],
  [/^<svg\b/i, 'an SVG drawing'],
  [/^version https:\/\/git-lfs/i, 'a Git LFS pointer'],
  [/^\s*[{[]/, 'a JSON file'],
];

/** Tells a file by its first bytes (up to `sniffedBytes` of them), never by its name. */
export async function sniffType(head: Uint8Array): Promise<SniffedType> {
  const found = await fileTypeFromBuffer(head);
  if (found === undefined || found.mime === 'application/xml') return sniffText(head);
  const container = containers[found.ext] ?? null;
  return { container, name: container === null ? nameBinary(found) : found.ext.toUpperCase() };
}

function sniffText(head: Uint8Array): SniffedType {
  const text = new TextDecoder()
    .decode(head)
    .replace(/^\uFEFF/, '')
    .trimStart();
  const form = textForms.find(([pattern]) => pattern.test(text));
  if (form !== undefined) return { container: null, name: form[1] };
  // Control characters other than white space do not stand in a text.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  const isText = !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text.slice(0, 1024));
  return { container: null, name: isText ? 'a text file' : 'of no known type' };
}

function nameBinary({ ext, mime }: { ext: string; mime: string }): string {
  const short = ext.toUpperCase();
  if (mime.startsWith('image/')) return `a picture (${short})`;
  if (mime.startsWith('audio/')) return `a sound file (${short})`;
  const isArchive = /^(?:zip|gz|bz2|xz|zst|lz4?|7z|rar|tar|cab|Z)$/i.test(ext);
  if (isArchive) return `an archive (${short})`;
  // These letters are spoken with a vowel first: an MKV, an F4V, but a MOV is said as a word.
  const article = /^[AEFHILMNORSX]/.test(short) && short !== 'MOV' ? 'an' : 'a';
  return `${article} ${short} file`;
}
