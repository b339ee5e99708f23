import 'server-only';
import type { PackOrder } from '@/lib/db/pack-rows.server';
import { type ClipColumns, placeOfClip } from './clip-columns.server';
import { KEYS, type Keyed } from './clip-orders.server';

/** The key of each order in columns, as `KEYS` has it in SQL. */
const KEY_OF: Record<Keyed, (columns: ClipColumns, place: number) => number> = {
  newest: ({ sortAt }, at) => sortAt[at] ?? 0,
  oldest: ({ sortAt }, at) => sortAt[at] || 9_000_000_000_000_000,
  longest: ({ durationMs }, at) => durationMs[at] ?? -1,
  shortest: ({ durationMs }, at) => (durationMs[at] === -1 ? 2_147_483_647 : (durationMs[at] ?? 0)),
};

/** The column that each order goes by. */
export const ORDERED_BY = {
  newest: 'sortAt',
  oldest: 'sortAt',
  longest: 'durationMs',
  shortest: 'durationMs',
} as const satisfies Record<Keyed, keyof ClipColumns>;

/** The same as packed rows are ordered: by the columns' numbers there, what is unknown last. */
export const PACKED_ORDERS: Record<Keyed, PackOrder> = {
  newest: { column: 5, falls: true, last: null },
  oldest: { column: 5, falls: false, last: 0 },
  longest: { column: 2, falls: true, last: null },
  shortest: { column: 2, falls: false, last: -1 },
};

/** The key by which the clip at a place is ordered. */
export function keyOfPlace(columns: ClipColumns, order: Keyed, place: number): number {
  return KEY_OF[order](columns, place);
}

/** Which of two places comes first in an order: negative where `a` does. */
export function comparePlaces(columns: ClipColumns, order: Keyed, a: number, b: number): number {
  const key = KEY_OF[order];
  const rising = key(columns, a) - key(columns, b) || a - b;
  return KEYS[order].falls ? -rising : rising;
}

/** Which clips take another place in an order: by the ranks that they leave, and by their ids. */
export interface Moves {
  left: number[];
  ids: number[];
}

/** An order without the clips at some ranks. */
function leave(places: Uint32Array, ranks: readonly number[]): Uint32Array {
  if (ranks.length === 0) return places;
  const kept = new Uint32Array(places.length - ranks.length);
  let from = 0;
  let at = 0;
  for (const rank of ranks.toSorted((a, b) => a - b)) {
    kept.set(places.subarray(from, rank), at);
    at += rank - from;
    from = rank + 1;
  }
  kept.set(places.subarray(from), at);
  return kept;
}

/** An order once clips have moved in the columns. What lies between them is copied as it is, however many. */
export function moveInOrder(columns: ClipColumns, order: Keyed, { left, ids }: Moves): Uint32Array {
  const kept = leave(columns.orders[order], left);
  const coming = ids
    .map((id) => placeOfClip(columns, id))
    .sort((a, b) => comparePlaces(columns, order, a, b));
  const moved = new Uint32Array(kept.length + coming.length);
  let from = 0;
  for (const [before, place] of coming.entries()) {
    let to = kept.length;
    let rank = from;
    while (rank < to) {
      const middle = (rank + to) >>> 1;
      if (comparePlaces(columns, order, kept[middle] ?? 0, place) < 0) rank = middle + 1;
      else to = middle;
    }
    moved.set(kept.subarray(from, rank), from + before);
    moved[rank + before] = place;
    from = rank;
  }
  moved.set(kept.subarray(from), from + coming.length);
  return moved;
}

/** Where a place (its key and a clip's id) stands in an order: how many clips come before it. */
export function rankOfPlace(columns: ClipColumns, order: Keyed, key: number, id: number): number {
  const places = columns.orders[order];
  const { falls } = KEYS[order];
  let from = 0;
  let to = places.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const place = places[middle] ?? 0;
    const rising = keyOfPlace(columns, order, place) - key || (columns.ids[place] ?? 0) - id;
    if ((falls ? -rising : rising) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
