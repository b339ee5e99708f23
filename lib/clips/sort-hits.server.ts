import 'server-only';
import type { ClipColumns } from './clip-columns.server';
import { KEYS, type Keyed } from './clip-orders.server';
import type { ClipQuery } from './clip-query';
import type { PlacedClip, Run } from './cursor.server';
import { markClips } from './mark-columns.server';
import { comparePlaces, keyOfPlace } from './order-places.server';

/** Sorting so many takes a millisecond or two. */
const MOST_SORTED = 4_000;
/** Where more than one clip of so many is a hit, an order is walked for them sooner. */
const CLIPS_PER_HIT = 8;

/** Whether hits are so few that they are sorted sooner than found along an order. */
export function isSorted(hits: number, { count }: ClipColumns): boolean {
  return hits <= MOST_SORTED && hits * CLIPS_PER_HIT <= count;
}

/** One part of the clips at these places that pass a query's filters, in a keyed order: they alone are looked at. */
export function sortHits(
  columns: ClipColumns,
  query: ClipQuery,
  order: Keyed,
  { place: from, reverse, limit }: Run,
  places: Uint32Array,
): PlacedClip[] {
  const [fromKey = 0, fromId = 0] = from ?? [];
  const forward = KEYS[order].falls === reverse ? 1 : -1;
  const isInPart = (place: number) => {
    if (from === null) return true;
    const rising =
      keyOfPlace(columns, order, place) - fromKey || (columns.ids[place] ?? 0) - fromId;
    return rising * forward > 0;
  };
  const marks = markClips(columns, query, null, places);
  const found = places
    .filter((place, at) => marks[at] === 0 && isInPart(place))
    .sort((a, b) => comparePlaces(columns, order, a, b) * (reverse ? -1 : 1))
    .subarray(0, limit);
  return Array.from(found, (place) => {
    const id = columns.ids[place] ?? 0;
    return { id, place: [keyOfPlace(columns, order, place), id] };
  });
}
