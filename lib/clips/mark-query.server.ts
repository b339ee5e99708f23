import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import { type ClipColumns, placeOfClip } from './clip-columns.server';
import type { ClipQuery } from './clip-query';
import type { Hits } from './gather-hits.server';
import { markClips } from './mark-columns.server';

/** So many clips are marked in one step, some milliseconds. */
const CLIPS_PER_STEP = 65_536;

/** The places of those of these clips that the columns know; in short steps, for nothing where they move on meanwhile. */
export async function placesOf(columns: ClipColumns, ids: Uint32Array): Promise<Uint32Array> {
  const places = new Uint32Array(ids.length);
  let known = 0;
  for (let at = 0; at < ids.length; at += 1) {
    if (at % CLIPS_PER_STEP === CLIPS_PER_STEP - 1) await letOthers();
    const place = placeOfClip(columns, ids[at] ?? 0);
    if (place !== -1) places[known++] = place;
  }
  return places.subarray(0, known);
}

/** Marks of `markClips`, by the clips that they are of: those at these places, or all where null. */
export interface Marked {
  marks: Uint16Array;
  places: Uint32Array | null;
}

/**
 * The clips in which a query's words are found (`hits`; all clips where null) with the filters that
 * each fails, in short steps. Null when the columns have moved on meanwhile.
 */
export async function markQuery(
  columns: ClipColumns,
  query: ClipQuery,
  hits: Hits | null,
): Promise<Marked | null> {
  const { version } = columns;
  const places = hits && (await placesOf(columns, hits.ids));
  const marks = new Uint16Array(places?.length ?? columns.count);
  for (let from = 0; from < marks.length; from += CLIPS_PER_STEP) {
    if (columns.version !== version) return null;
    const length = Math.min(CLIPS_PER_STEP, marks.length - from);
    const part = places?.subarray(from, from + length) ?? from;
    marks.set(markClips(columns, query, null, part, length), from);
    if (length === CLIPS_PER_STEP) await letOthers();
  }
  return columns.version === version ? { marks, places } : null;
}
