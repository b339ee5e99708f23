/** What of a wall is in the page: cards `start` to `end` (exclusive), and the room left for the rest. */
export interface WallWindow {
  start: number;
  end: number;
  /** Pixels kept free above and below, gaps included. */
  above: number;
  below: number;
}

/** Where cards stand: the upper edge of each that was ever laid out, and of the wall's end. */
export interface WallMeasure {
  tops: number[];
  height: number;
}

/** The first card of the row that `index` stands in: of cards at one height, the first. */
function rowStart(tops: readonly number[], index: number): number {
  let first = index;
  while (first > 0 && tops[first - 1] === tops[index]) first -= 1;
  return first;
}

/** The last index whose upper edge is at or above `edge`; tops never fall. */
function findAt(tops: readonly number[], edge: number): number {
  let [low, high] = [0, tops.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= edge) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * The rows of a wall of `count` cards that touch the stretch `from` to `to` (pixels from the wall's
 * upper edge). Cards that were never measured are always in it.
 */
export function windowOf(
  measure: WallMeasure,
  count: number,
  from: number,
  to: number,
  gap: number,
): WallWindow {
  const { tops, height } = measure;
  if (tops.length === 0) return { start: 0, end: count, above: 0, below: 0 };
  const start = rowStart(tops, findAt(tops, from));
  const above = Math.max(0, (tops[start] ?? 0) - gap);
  let end = findAt(tops, to) + 1;
  while (end < tops.length && tops[end] === tops[end - 1]) end += 1;
  if (end >= tops.length) return { start, end: count, above, below: 0 };
  if (tops.length < count) return { start, end: count, above, below: 0 };
  return { start, end, above, below: Math.max(0, height - (tops[end] ?? height)) };
}
