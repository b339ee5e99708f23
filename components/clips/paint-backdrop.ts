import { thumbHashToRGBA } from 'thumbhash';

const BANDS = 3;

/**
 * A thumbhash (base64) as a CSS background of three bands, sky to ground: all that is needed until
 * the poster is there, in 60 bytes of HTML. null for bytes that are no thumbhash.
 */
export function paintBackdrop(thumbhash: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(thumbhash), (character) => character.charCodeAt(0));
    const { w, h, rgba } = thumbHashToRGBA(bytes);
    const stops = Array.from({ length: BANDS }, (_, band) => bandColour(rgba, w, h, band));
    return `linear-gradient(${stops.join(',')})`;
  } catch {
    return null;
  }
}

function bandColour(rgba: Uint8Array, width: number, height: number, band: number): string {
  const [first = 0, last = 0] = [band, band + 1].map(
    (at) => Math.round((at * height) / BANDS) * width,
  );
  const mean = [0, 1, 2].map((channel) => {
    let sum = 0;
    for (let pixel = first; pixel < last; pixel += 1) sum += rgba[pixel * 4 + channel] ?? 0;
    return Math.round(sum / (last - first));
  });
  return `#${mean.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
