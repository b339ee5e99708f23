import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import type { Reader } from '@/lib/db/database';
import { columnsAt, placeOfClip } from './clip-columns.server';
import type { ClipQuery } from './clip-query';
import {
  type PlainHit,
  RELEVANCE_CAP,
  rankHits,
  runScores,
  type ScoredHit,
  searchOf,
} from './find-search-hits.server';
import { gatherHits } from './gather-hits.server';
import { canMark, markClips } from './mark-columns.server';
import type { Sight } from './page-columns.server';

/** So many hits are scored in one step, a few milliseconds of the thread. */
const HITS_PER_STEP = 2_000;

/** The newest hits that pass a query's filters, as many as are ranked; null where columns cannot tell. */
function passingHits(sight: Sight, query: ClipQuery, ids: Uint32Array): number[] | null {
  const columns = canMark(query) ? columnsAt(sight.database, sight.version) : null;
  if (columns === null) return null;
  const passing: number[] = [];
  for (let at = 0; at < ids.length && passing.length < RELEVANCE_CAP; at += HITS_PER_STEP) {
    const known = ids
      .subarray(at, at + HITS_PER_STEP)
      .filter((id) => placeOfClip(columns, id) !== -1);
    const places = known.map((id) => placeOfClip(columns, id));
    const marks = markClips(columns, query, null, places);
    passing.push(...known.filter((_, index) => marks[index] === 0));
  }
  return passing.slice(0, RELEVANCE_CAP);
}

/**
 * The newest hits (2,000 at most) under a query's filters by their ids, best first. In SQLite they are
 * scored in short steps, and words with so many hits that their number is not known are not scored at
 * all: a word that nearly every clip has says nothing of any, and FTS5 would count all its hits first.
 */
export async function rankClips(
  reader: Reader,
  query: ClipQuery,
  sight: Sight | null,
): Promise<number[]> {
  const node = searchOf(query);
  if (sight === null || node === null || reader.engine === 'postgres') {
    return rankHits(reader, query);
  }
  const hits = await gatherHits(sight.database, reader, query, sight.version);
  const wanted = hits && passingHits(sight, query, hits.ids);
  if (hits === null || wanted === null) return rankHits(reader, query);
  if (hits.capped) return wanted;
  const left = new Set(wanted);
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
