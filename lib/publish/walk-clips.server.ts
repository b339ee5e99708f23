import 'server-only';
import { type ClipQuery, orderOf } from '@/lib/clips/clip-query';
import { readCursor } from '@/lib/clips/cursor.server';
import { RELEVANCE_CAP } from '@/lib/clips/find-search-hits.server';
import { type PlacedCard, pageClips, refuseStale } from '@/lib/clips/page-clips.server';
import { readVersion } from '@/lib/clips/read-version.server';
import type { Reader } from '@/lib/db/database';

/** How many clips are in hand at once: bounds memory, and how long one read holds the thread. */
const CLIPS_PER_RUN = 200;

/**
 * Where an export reads. Over HTTP each run is a snapshot of its own: a reader who takes an hour
 * must not hold a state of the database for an hour. From the terminal all runs are of one.
 */
export type ReadRun = <T>(read: (reader: Reader) => Promise<T>) => Promise<T>;

/** One run of a walk: its clips, and the catalogue version they were read at. */
export interface WalkedRun {
  clips: PlacedCard[];
  version: number;
}

/**
 * Walks the clips of a query in its order, from its cursor on, run by run, to the end or until
 * `most` are walked. `read` reads what else is wanted of a run, from the same state of the data.
 */
export async function* walkClips<T>(
  readRun: ReadRun,
  query: ClipQuery,
  most: number | null,
  read: (reader: Reader, run: WalkedRun) => Promise<T>,
): AsyncGenerator<T> {
  const cursor = readCursor(query);
  // A ranking holds for one version only, so it is walked in one run.
  const perRun = orderOf(query) === 'relevance' ? RELEVANCE_CAP : CLIPS_PER_RUN;
  let place = cursor?.place ?? null;
  let left = most ?? Number.POSITIVE_INFINITY;
  while (left > 0) {
    const limit = Math.min(perRun, left);
    const start = place;
    const { clips, value } = await readRun(async (reader) => {
      const version = await readVersion(reader);
      if (cursor !== null) refuseStale(query, cursor.version, version);
      const clips = await pageClips(reader, query, { place: start, reverse: false, limit });
      return { clips, value: await read(reader, { clips, version }) };
    });
    if (clips.length > 0) yield value;
    if (clips.length < limit) return;
    place = clips.at(-1)?.place ?? null;
    left -= clips.length;
  }
}
