import 'server-only';
import type { ClipColumns } from './clip-columns.server';
import { KEYS, type Keyed } from './clip-orders.server';

/** The key of each order in columns, as `KEYS` has it in SQL. */
const KEY_OF: Record<Keyed, (columns: ClipColumns, place: number) => number> = {
  newest: ({ sortAt }, at) => sortAt[at] ?? 0,
  oldest: ({ sortAt }, at) => sortAt[at] || 9_000_000_000_000_000,
  longest: ({ durationMs }, at) => durationMs[at] ?? -1,
  shortest: ({ durationMs }, at) => (durationMs[at] === -1 ? 2_147_483_647 : (durationMs[at] ?? 0)),
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
