const commonAspects: readonly (readonly [number, number])[] = [
  [1, 1],
  [16, 9],
  [9, 16],
  [4, 3],
  [3, 4],
  [3, 2],
  [2, 3],
  [5, 4],
  [4, 5],
  [2, 1],
  [1, 2],
  [21, 9],
  [9, 21],
];

// Encoders round a side to even pixels: 854 × 480 is meant as 16:9.
const tolerance = 0.01;

/**
 * Names the shape of a picture in pixels: the nearest common ratio (`16:9`) where it is within
 * 1 %, else width and height reduced (`236:135`). Refuses sides that are not positive integers.
 */
export function nameAspect(width: number, height: number): string {
  if (!(Number.isInteger(width) && Number.isInteger(height) && width > 0 && height > 0)) {
    throw new RangeError(`A picture has no shape at ${width} × ${height}.`);
  }
  const ratio = width / height;
  const [nearest] = commonAspects
    .map(([w, h]) => ({ name: `${w}:${h}`, off: Math.abs(ratio / (w / h) - 1) }))
    .sort((a, b) => a.off - b.off);
  if (nearest !== undefined && nearest.off <= tolerance) return nearest.name;
  const divisor = greatestCommonDivisor(width, height);
  return `${width / divisor}:${height / divisor}`;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
