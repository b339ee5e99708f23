import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import type { Reader } from '@/lib/db/database';
import { type ClipColumns, columnsAt } from './clip-columns.server';
import { sortBounds } from './clip-conditions.server';
import type { ClipQuery } from './clip-query';
import { RELEVANCE_CAP, rankHits, searchOf } from './find-search-hits.server';
import { canMark } from './mark-columns.server';
import { rankOfPlace } from './order-places.server';
import type { Sight } from './page-columns.server';
import { findPassing, type PassingHits } from './passing-hits.server';
import { type PlainHit, runScores, type ScoredHit } from './run-hits.server';

/** So many hits are scored in one step, a few milliseconds of the thread. */
const HITS_PER_STEP = 5_000;
/** Words with more hits than this are not scored. */
const MOST_HITS = 100_000;

/** How many hits the words have in all, as it looks from those between a query's days down to the last that was seen. */
function guessHits(columns: ClipColumns, query: ClipQuery, { seen, last }: PassingHits): number {
  if (last === null) return seen;
  const [, to] = sortBounds(query) ?? [];
  const rankOf = (sortAt: number, id: number) => rankOfPlace(columns, 'newest', sortAt, id);
  const first = to === undefined || !Number.isFinite(to) ? 0 : rankOf(to, 0);
  const passed = rankOf(last.second * 1000, last.id) - first;
  return (seen / Math.max(seen, passed)) * columns.count;
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
  const run = { node, scope: 'all', place: null, reverse: false, limit: RELEVANCE_CAP } as const;
  const passing = await findPassing(reader, columns, query, run);
  if (passing === null) return rankHits(reader, query);
  const ids = passing.found.map(({ id }) => id);
  const hits = passing.isAll ? passing.seen : guessHits(columns, query, passing);
  if (hits > MOST_HITS) return ids;
  const left = new Set(ids);
  const scored: ScoredHit[] = [];
  for (let place: PlainHit | null = null; left.size > 0; ) {
    const scores: ScoredHit[] = await runScores(reader, node, place, HITS_PER_STEP);
    for (const hit of scores) if (left.delete(hit.id)) scored.push(hit);
    place = scores.at(-1) ?? null;
    if (place === null) break;
    await letOthers();
  }
  return scored.sort((a, b) => a.score - b.score || b.id - a.id).map(({ id }) => id);
}
