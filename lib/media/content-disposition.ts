// Path signs, what Windows refuses in a name, control characters, and the invisible ones that
// turn the direction of a text (`gpj.exe` shown as `exe.jpg`).
const forbidden = /[\p{Cc}\p{Cf}\p{Co}\u2028\u2029/\\:*?"<>|]+/gu;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

// Most file systems take 255 bytes; room is left for the `(1)` a browser adds.
const mostNameBytes = 200;

/**
 * Makes a name that is safe to save under from any text: no path, no control or direction signs,
 * at most 200 bytes of UTF-8, exactly one `.<extension>`. Falls back to `clip`.
 */
export function safeFileName(wanted: string, extension: string): string {
  let stem = wanted.toWellFormed().normalize('NFC').replace(forbidden, ' ').replace(/\s+/g, ' ');
  if (stem.toLowerCase().endsWith(`.${extension}`)) stem = stem.slice(0, -extension.length - 1);
  stem = cutToBytes(stem.replace(/^[\s.]+/, ''), mostNameBytes).replace(/[\s.]+$/, '');
  if (reserved.test(stem)) stem = `_${stem}`;
  return `${stem === '' ? 'clip' : stem}.${extension}`;
}

/**
 * Writes `Content-Disposition: attachment` for a wanted name (RFC 6266): an ASCII name for old
 * readers and, where the name needs it, the true one as RFC 8187 (once RFC 5987) encodes it.
 */
export function writeAttachment(wanted: string, extension: string): string {
  const name = safeFileName(wanted, extension);
  // `%` is kept out: some readers decode it in the plain form too (RFC 6266, appendix D).
  const plain = name.replace(/[^\x20-\x7e]+|%/g, '_');
  const header = `attachment; filename="${plain}"`;
  return plain === name ? header : `${header}; filename*=UTF-8''${encodeExtended(name)}`;
}

function encodeExtended(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function cutToBytes(text: string, most: number): string {
  const encoder = new TextEncoder();
  let bytes = 0;
  let kept = '';
  for (const sign of text) {
    bytes += encoder.encode(sign).length;
    if (bytes > most) break;
    kept += sign;
  }
  return kept;
}
