/** Counts colours of pixels in 4,096 boxes, 4 bits a channel. */
export interface ColorCount {
  counts: Uint32Array;
  /** Sums of red, green and blue in each box. */
  sums: Float64Array;
}

const boxes = 4096;
// Two colours that are closer than this (of 441 at most) are one to the eye.
const leastDistance = 60;
// A pure colour weighs as much as five times its pixels in grey.
const strength = 4;

/** An empty count. */
export function startColorCount(): ColorCount {
  return { counts: new Uint32Array(boxes), sums: new Float64Array(boxes * 3) };
}

/** Counts one pixel. */
export function countColor({ counts, sums }: ColorCount, r: number, g: number, b: number): void {
  const box = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4);
  counts[box] = (counts[box] ?? 0) + 1;
  sums[box * 3] = (sums[box * 3] ?? 0) + r;
  sums[box * 3 + 1] = (sums[box * 3 + 1] ?? 0) + g;
  sums[box * 3 + 2] = (sums[box * 3 + 2] ?? 0) + b;
}

/**
 * At most `most` main colours as `#rrggbb`, each told apart by the eye: the most frequent first, where
 * a strong colour counts for more than a grey, because it is what one remembers.
 */
export function listMainColors({ counts, sums }: ColorCount, most = 5): string[] {
  const order = [...counts.keys()]
    .filter((box) => (counts[box] ?? 0) > 0)
    .map((box) => ({ box, weight: (counts[box] ?? 0) * (1 + strength * chromaOf(box)) }))
    .sort((one, other) => other.weight - one.weight || one.box - other.box);
  const chosen: number[][] = [];
  for (const { box } of order) {
    if (chosen.length === most) break;
    const color = [0, 1, 2].map((channel) =>
      Math.round((sums[box * 3 + channel] ?? 0) / (counts[box] ?? 1)),
    );
    if (chosen.every((other) => distance(color, other) >= leastDistance)) chosen.push(color);
  }
  return chosen.map((color) => `#${color.map(writeChannel).join('')}`);
}

/** How far a box is from grey, 0 to 1. */
function chromaOf(box: number): number {
  const channels = [box >> 8, (box >> 4) & 15, box & 15];
  return (Math.max(...channels) - Math.min(...channels)) / 15;
}

const writeChannel = (value: number) => value.toString(16).padStart(2, '0');

function distance(one: readonly number[], other: readonly number[]): number {
  return Math.hypot(...one.map((value, at) => value - (other[at] ?? 0)));
}
