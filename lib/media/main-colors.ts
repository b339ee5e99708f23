/** Counts colours of pixels in 4,096 boxes, 4 bits a channel. */
export interface ColorCount {
  counts: Uint32Array;
  /** Sums of red, green and blue in each box. */
  sums: Float64Array;
}

const boxes = 4096;
// Two colours that are closer than this (of 441 at most) are one to the eye.
const leastDistance = 60;

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

/** At most `most` main colours as `#rrggbb`, the most frequent first, each told apart by the eye. */
export function listMainColors({ counts, sums }: ColorCount, most = 5): string[] {
  const order = [...counts.keys()]
    .filter((box) => (counts[box] ?? 0) > 0)
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const chosen: number[][] = [];
  for (const box of order) {
    if (chosen.length === most) break;
    const color = [0, 1, 2].map((channel) =>
      Math.round((sums[box * 3 + channel] ?? 0) / (counts[box] ?? 1)),
    );
    if (chosen.every((other) => distance(color, other) >= leastDistance)) chosen.push(color);
  }
  return chosen.map((color) => `#${color.map(writeChannel).join('')}`);
}

const writeChannel = (value: number) => value.toString(16).padStart(2, '0');

function distance(one: readonly number[], other: readonly number[]): number {
  return Math.hypot(...one.map((value, at) => value - (other[at] ?? 0)));
}
