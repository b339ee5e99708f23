import { thumbHashToAverageRGBA } from 'thumbhash';

/** A clip's own main colour as CSS, from the few bytes of its thumbhash (base64); null without. */
export function readTint(thumbhash: string | null): string | null {
  if (thumbhash === null) return null;
  const bytes = Uint8Array.from(atob(thumbhash), (sign) => sign.charCodeAt(0));
  // Fewer bytes than a header hold no colour.
  if (bytes.length < 5) return null;
  const { r, g, b } = thumbHashToAverageRGBA(bytes);
  return `rgb(${[r, g, b].map((part) => Math.round(part * 255)).join(' ')})`;
}
