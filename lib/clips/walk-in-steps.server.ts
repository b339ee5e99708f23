import 'server-only';
import type { ClipColumns } from './clip-columns.server';
import { sortBounds } from './clip-conditions.server';
import type { Keyed } from './clip-orders.server';
import type { ClipQuery } from './clip-query';
import type { PlacedClip, Run } from './cursor.server';
import { markClips } from './mark-columns.server';
import { keyOfPlace, rankOfPlace } from './order-places.server';

/** Beyond what a run holds so many clips are looked at first: where all of them pass, none in vain. */
const SPARE = 16;
/** Then so many, which gets past clips beside the bounds of a day at once, and twice as many each time. */
const SECOND_STEP = 2_000;
/** So many at most in one step. */
export const LARGEST_STEP = 64_000;

/** Past every id: behind all clips of one key. */
const MOST_IDS = 2 ** 31;

/** The stretch of an order in which a query's clips stand: its days bound it in the orders of time. */
function boundOrder(columns: ClipColumns, query: ClipQuery, order: Keyed): [number, number] {
  const length = columns.orders[order].length;
  const bounds = sortBounds(query);
  if (bounds === null || (order !== 'newest' && order !== 'oldest')) return [0, length];
  const [from, to] = bounds;
  const [first, last] = order === 'newest' ? [to, from] : [from, to];
  const edge = (key: number, id: number) =>
    Number.isFinite(key) ? rankOfPlace(columns, order, key, id) : null;
  const [least, most] = [0, MOST_IDS];
  const falls = order === 'newest';
  return [edge(first, falls ? most : least) ?? 0, edge(last, falls ? least : most) ?? length];
}

/**
 * A run of the clips under a query's filters in a keyed order, looked for step by step; yields how many
 * clips each step looked at. `hits` as `markClips` takes them. True while the columns do not move on.
 */
export function* walkInSteps(
  columns: ClipColumns,
  query: ClipQuery,
  order: Keyed,
  { place: after, reverse, limit }: Run,
  hits: Uint8Array | null,
): Generator<number, PlacedClip[], undefined> {
  const places = columns.orders[order];
  const [key = 0, id = 0] = after ?? [];
  const rank = after === null ? 0 : rankOfPlace(columns, order, key, id);
  const isItself = after !== null && columns.ids[places[rank] ?? -1] === id;
  const [start, end] = boundOrder(columns, query, order);
  let from = after === null ? (reverse ? end : start) : rank;
  if (isItself && !reverse) from += 1;
  from = reverse ? Math.min(from, end) : Math.max(from, start);
  const found: PlacedClip[] = [];
  const grown = (step: number) => Math.min(Math.max(step * 2, SECOND_STEP), LARGEST_STEP);
  for (let step = limit + SPARE; found.length < limit; step = grown(step)) {
    const run = reverse
      ? places.slice(Math.max(start, from - step), Math.max(start, from)).reverse()
      : places.subarray(from, Math.max(from, Math.min(end, from + step)));
    if (run.length === 0) break;
    const marks = markClips(columns, query, hits, run);
    for (let at = 0; at < run.length && found.length < limit; at += 1) {
      if (marks[at] !== 0) continue;
      const place = run[at] ?? 0;
      const clip = columns.ids[place] ?? 0;
      found.push({ id: clip, place: [keyOfPlace(columns, order, place), clip] });
    }
    from += reverse ? -run.length : run.length;
    yield run.length;
  }
  return found;
}
