import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import type { Reader } from '@/lib/db/database';
import type { SearchNode } from '@/lib/search/search-node';
import type { SearchScope } from '@/lib/search/to-fts5.server';
import { type ClipColumns, placeOfClip } from './clip-columns.server';
import { sortBounds } from './clip-conditions.server';
import type { ClipQuery } from './clip-query';
import { markClips } from './mark-columns.server';
import { markQuery } from './mark-query.server';
import { compareHits, findHitsAmong, type HitRun, type PlainHit, runHits } from './run-hits.server';

/** So many hits are read first at most: of those that are wanted many may pass. */
const FIRST_HITS = 3_000;
/** So many are read in one step at most; looking them up takes a few milliseconds. */
const HITS_PER_STEP = 10_000;
/** After so many steps, some thousand hits, it is asked whether more than a few clips pass the filters at all. */
const STEPS_BEFORE_FEW = 3;
/** So few clips are looked up one by one sooner than all hits are gone through. */
const FEW_CLIPS = 2_000;
/** So many of them in one statement. */
const CLIPS_PER_STEP = 500;

/** Hits of a tier under a query's filters, and what was seen on the way to them. */
export interface PassingHits {
  found: PlainHit[];
  /** How many hits were looked at, and where the last of them stands. */
  seen: number;
  last: PlainHit | null;
  /** Whether these hits are all there are between the query's days. */
  isAll: boolean;
}

/** The clips under a query's filters where they are few; null where they are many or the columns move on. */
async function findFew(columns: ClipColumns, query: ClipQuery): Promise<PlainHit[] | null> {
  const marked = await markQuery(columns, query, null);
  if (marked === null) return null;
  const few: PlainHit[] = [];
  const { marks } = marked;
  for (let place = 0; place < marks.length; place += 1) {
    if (marks[place] !== 0) continue;
    if (few.length === FEW_CLIPS) return null;
    const second = Math.floor((columns.sortAt[place] ?? 0) / 1000);
    few.push({ id: columns.ids[place] ?? 0, second });
  }
  return few;
}

/** A run that is looked for: of which tier's hits, from where and how many. */
type PassingRun = { node: SearchNode; scope: SearchScope } & Omit<HitRun, 'bounds'>;

/** The next of few clips that are hits, in the order of a run. */
async function pickAmong(
  reader: Reader,
  few: readonly PlainHit[],
  { node, scope, place, reverse, limit }: PassingRun,
): Promise<PlainHit[]> {
  const along = (one: PlainHit, other: PlainHit) => compareHits(one, other) * (reverse ? 1 : -1);
  const ahead = few.filter((clip) => place === null || along(clip, place) > 0).sort(along);
  const picked: PlainHit[] = [];
  for (let from = 0; from < ahead.length && picked.length < limit; from += CLIPS_PER_STEP) {
    const part = ahead.slice(from, from + CLIPS_PER_STEP);
    picked.push(...(await findHitsAmong(reader, node, scope, part)).sort(along));
    await letOthers();
  }
  return picked.slice(0, limit);
}

/**
 * A run of the hits of one tier under a query's filters, newest first (oldest first in reverse): hits are
 * read in growing steps and looked up in the columns, between the query's days only; where the filters
 * turn out to leave few clips, those are looked up among the hits instead. Null when the columns have
 * moved on meanwhile.
 */
export async function findPassing(
  reader: Reader,
  columns: ClipColumns,
  query: ClipQuery,
  run: PassingRun,
): Promise<PassingHits | null> {
  const { node, scope, reverse, limit } = run;
  const { version } = columns;
  const bounds = sortBounds(query);
  const found: PlainHit[] = [];
  let [last, seen, step] = [run.place, 0, Math.min(limit * 4, FIRST_HITS)];
  for (let steps = 1; ; steps += 1) {
    const hits = await runHits(reader, node, scope, { place: last, reverse, limit: step, bounds });
    if (columns.version !== version) return null;
    const known = hits.filter(({ id }) => placeOfClip(columns, id) !== -1);
    const places = Uint32Array.from(known, ({ id }) => placeOfClip(columns, id));
    const marks = markClips(columns, query, null, places);
    found.push(...known.filter((_, at) => marks[at] === 0).slice(0, limit - found.length));
    seen += hits.length;
    last = hits.at(-1) ?? last;
    const isAll = hits.length < step;
    if (isAll || found.length === limit) return { found, seen, last, isAll };
    step = Math.min(step * 4, HITS_PER_STEP);
    await letOthers();
    const few = steps === STEPS_BEFORE_FEW ? await findFew(columns, query) : null;
    if (columns.version !== version) return null;
    if (few === null) continue;
    found.push(
      ...(await pickAmong(reader, few, { ...run, place: last, limit: limit - found.length })),
    );
    return { found, seen, last, isAll: false };
  }
}
