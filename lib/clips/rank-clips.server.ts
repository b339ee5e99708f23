import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import type { Reader } from '@/lib/db/database';
import type { SearchNode } from '@/lib/search/search-node';
import { type ClipColumns, columnsAt, placeOfClip } from './clip-columns.server';
import type { ClipQuery } from './clip-query';
import {
  type PlainHit,
  RELEVANCE_CAP,
  rankHits,
  runHits,
  runScores,
  type ScoredHit,
  searchOf,
} from './find-search-hits.server';
import { canMark, markClips } from './mark-columns.server';
import { rankOfPlace } from './order-places.server';
import type { Sight } from './page-columns.server';

/** So many hits are read or scored in one step, a few milliseconds of the thread. */
const HITS_PER_STEP = 5_000;
/** Words with more hits than this are not scored, and no more hits are looked at for filters. */
const MOST_HITS = 100_000;

/** The newest hits that pass a query's filters, and how many hits there are in all, roughly. */
interface Passing {
  ids: number[];
  hits: number;
}

/** How many hits there are, as it looks from so many of the newest, down to a place. */
function guessHits(columns: ClipColumns, seen: number, { second, id }: PlainHit): number {
  const newer = rankOfPlace(columns, 'newest', second * 1000, id);
  return (seen / Math.max(seen, newer)) * columns.count;
}

/** As many as are ranked, read in short steps; null when the columns have moved on meanwhile. */
async function findPassing(
  reader: Reader,
  columns: ClipColumns,
  query: ClipQuery,
  node: SearchNode,
): Promise<Passing | null> {
  const { version } = columns;
  const ids: number[] = [];
  let place: PlainHit | null = null;
  let seen = 0;
  while (ids.length < RELEVANCE_CAP && seen < MOST_HITS) {
    const step = { place, reverse: false, limit: HITS_PER_STEP };
    const run: PlainHit[] = await runHits(reader, node, 'all', step);
    if (columns.version !== version) return null;
    const known = run.filter(({ id }) => placeOfClip(columns, id) !== -1);
    const places = Uint32Array.from(known, ({ id }) => placeOfClip(columns, id));
    const marks = markClips(columns, query, null, places);
    for (const [at, { id }] of known.entries()) if (marks[at] === 0) ids.push(id);
    seen += run.length;
    place = run.at(-1) ?? null;
    if (place === null || run.length < HITS_PER_STEP) return { ids, hits: seen };
    await letOthers();
  }
  const hits = place === null ? seen : guessHits(columns, seen, place);
  return { ids: ids.slice(0, RELEVANCE_CAP), hits };
}

/**
 * The newest hits (2,000 at most) under a query's filters by their ids, best first. In SQLite they are
 * scored in short steps, and words with very many hits are not scored at all: a word that nearly every
 * clip has says nothing of any, and FTS5 would count all its hits first.
 */
export async function rankClips(
  reader: Reader,
  query: ClipQuery,
  sight: Sight | null,
): Promise<number[]> {
  const node = searchOf(query);
  const isSeen = sight !== null && reader.engine === 'sqlite' && canMark(query);
  const columns = isSeen ? columnsAt(sight.database, sight.version) : null;
  if (node === null || columns === null) return rankHits(reader, query);
  const passing = await findPassing(reader, columns, query, node);
  if (passing === null) return rankHits(reader, query);
  if (passing.hits > MOST_HITS) return passing.ids;
  const left = new Set(passing.ids);
  const scored: ScoredHit[] = [];
  for (let place: PlainHit | null = null; left.size > 0; ) {
    const run: ScoredHit[] = await runScores(reader, node, place, HITS_PER_STEP);
    for (const hit of run) if (left.delete(hit.id)) scored.push(hit);
    place = run.at(-1) ?? null;
    if (place === null) break;
    await letOthers();
  }
  return scored.sort((a, b) => a.score - b.score || b.id - a.id).map(({ id }) => id);
}
