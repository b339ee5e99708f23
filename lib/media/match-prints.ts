/** How alike two clips look: over how many half seconds, and how many of 64 bits differ there. */
export interface PrintMatch {
  /** Of the shorter clip, the share that has its like in the other. */
  share: number;
  /** The mean of differing bits a frame, 0 to 64. */
  distance: number;
  /** By how many half seconds the second starts later than the first. */
  offset: number;
}

// Of 64 bits: copies in other sizes, rates and cuts stay under 7, with a mark burnt in under 9;
// other clips of the catalogue come to 20 and more.
const likeBits = 12;
const likeShare = 0.6;
// Shorter than this, anything is like something.
const leastFrames = 4;

/** Hexadecimal digits of one frame in a print. */
export const PRINT_DIGITS = 16;

/** The frames of a print as four 16-bit numbers each; what is one plain colour is left as null. */
export function readPrint(framePrint: string): (Uint16Array | null)[] {
  const frames = framePrint.match(/[0-9a-f]{16}/g) ?? [];
  return frames.map((frame) => {
    const words = Uint16Array.from(frame.match(/.{4}/g) ?? [], (word) => Number.parseInt(word, 16));
    const bits = words.reduce((sum, word) => sum + countBits(word), 0);
    // A plain frame is like every other plain frame: it proves nothing.
    return bits < 4 || bits > 60 ? null : words;
  });
}

/**
 * Lays one clip's frames along another's at every offset and gives the best place, or null where
 * they do not look alike for most of the shorter one. Trimmed ends, other sizes and bitrates do not
 * matter; mirrored, re-cut or letterboxed copies are not found.
 */
export function matchPrints(
  one: readonly (Uint16Array | null)[],
  other: readonly (Uint16Array | null)[],
): PrintMatch | null {
  const shorter = Math.min(one.length, other.length);
  const least = Math.max(leastFrames, Math.ceil(shorter * likeShare));
  let best: PrintMatch | null = null;
  for (let offset = least - other.length; offset <= one.length - least; offset += 1) {
    let compared = 0;
    let bits = 0;
    for (let at = Math.max(0, offset); at < Math.min(one.length, offset + other.length); at += 1) {
      const [here, there] = [one[at], other[at - offset]];
      if (here == null || there == null) continue;
      compared += 1;
      bits += countApart(here, there);
    }
    if (compared < least) continue;
    const found = { share: compared / shorter, distance: bits / compared, offset };
    if (found.distance <= likeBits && (best === null || found.distance < best.distance)) {
      best = found;
    }
  }
  return best;
}

/** How many of two frames' 64 bits differ. */
export function countApart(one: Uint16Array, other: Uint16Array): number {
  let sum = 0;
  for (let at = 0; at < 4; at += 1) sum += countBits((one[at] ?? 0) ^ (other[at] ?? 0));
  return sum;
}

function countBits(word: number): number {
  let bits = word - ((word >> 1) & 0x5555);
  bits = (bits & 0x3333) + ((bits >> 2) & 0x3333);
  bits = (bits + (bits >> 4)) & 0x0f0f;
  return (bits + (bits >> 8)) & 0x1f;
}
