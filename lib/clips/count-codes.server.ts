import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import {
  type ClipColumns,
  FLAG_BITS,
  type ListColumn,
  type ManyColumn,
} from './clip-columns.server';

/** So many clips are counted in one step, a millisecond or two. */
const CLIPS_PER_STEP = 131_072;
/** The same where each may have dozens of values. */
const CLIPS_OF_MANY_PER_STEP = 16_384;

/** The places of all public clips. */
export function publicPlaces({ flags, count }: ClipColumns): Uint32Array {
  const places = new Uint32Array(count);
  let next = 0;
  for (let place = 0; place < count; place += 1) {
    if (((flags[place] ?? 0) & FLAG_BITS.isPublic) > 0) places[next++] = place;
  }
  return places.subarray(0, next);
}

async function countInSteps(
  places: Uint32Array,
  step: number,
  count: (run: Uint32Array) => void,
): Promise<void> {
  for (let from = 0; from < places.length; from += step) {
    if (from > 0) await letOthers();
    count(places.subarray(from, from + step));
  }
}

/** How many clips at some places have each of `size` codes, in short steps. */
export async function countCodes(
  codes: ListColumn['codes'] | Uint8Array,
  size: number,
  places: Uint32Array,
): Promise<Uint32Array> {
  const counts = new Uint32Array(size);
  await countInSteps(places, CLIPS_PER_STEP, (run) => {
    for (const place of run) {
      const code = codes[place] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  });
  return counts;
}

/** Gives each code of each clip at some places to `count`, in short steps. */
function walkCodes(
  { starts, lengths, pool }: ManyColumn,
  places: Uint32Array,
  count: (code: number, place: number) => void,
): Promise<void> {
  return countInSteps(places, CLIPS_OF_MANY_PER_STEP, (run) => {
    for (const place of run) {
      const start = starts[place] ?? 0;
      const end = start + (lengths[place] ?? 0);
      for (let at = start; at < end; at += 1) count(pool[at] ?? 0, place);
    }
  });
}

/** The same over a column of several values; a clip without any counts nowhere. */
export async function countMany(
  list: ManyColumn,
  size: number,
  places: Uint32Array,
): Promise<Uint32Array> {
  const counts = new Uint32Array(size);
  await walkCodes(list, places, (code) => {
    counts[code] = (counts[code] ?? 0) + 1;
  });
  return counts;
}

/** How many clips at some places have any code of each of `size` groups; `groupOf` is by code. */
export async function countGroups(
  list: ManyColumn,
  groupOf: Uint8Array,
  size: number,
  places: Uint32Array,
): Promise<Uint32Array> {
  const counts = new Uint32Array(size);
  // The clip in which a group was last seen, and one: each counts once.
  const seenAt = new Uint32Array(size);
  await walkCodes(list, places, (code, place) => {
    const group = groupOf[code] ?? 0;
    if (seenAt[group] === place + 1) return;
    seenAt[group] = place + 1;
    counts[group] = (counts[group] ?? 0) + 1;
  });
  return counts;
}
