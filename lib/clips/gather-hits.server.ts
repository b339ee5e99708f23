import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import type { Database, Reader } from '@/lib/db/database';
import type { SearchNode } from '@/lib/search/search-node';
import type { ClipQuery } from './clip-query';
import { type PlainHit, runHits, searchOf } from './find-search-hits.server';

/** Counts under words look at so many of their newest hits; an exact count of more would take long. */
export const COUNTED_HITS = 100_000;
/** So many are read in one step, a few milliseconds of the thread. */
const HITS_PER_STEP = 5_000;
const KEPT_SEARCHES = 8;

/** The clips in which words are found, newest first, and whether there are more. */
export interface Hits {
  ids: Uint32Array;
  capped: boolean;
}

async function gatherSteps(reader: Reader, node: SearchNode, most: number): Promise<Hits> {
  const ids = new Uint32Array(most + 1);
  let count = 0;
  let place: PlainHit | null = null;
  // PostgreSQL would look up all hits anew for every step, and works on a thread of its own anyway.
  const step = reader.engine === 'sqlite' ? HITS_PER_STEP : most + 1;
  while (count <= most) {
    const limit: number = Math.min(step, most + 1 - count);
    const run: PlainHit[] = await runHits(reader, node, 'all', { place, reverse: false, limit });
    for (const { id } of run) ids[count++] = id;
    place = run.at(-1) ?? null;
    if (run.length < limit) break;
    await letOthers();
  }
  return { ids: ids.slice(0, Math.min(count, most)), capped: count > most };
}

const kept = new WeakMap<Database, Map<string, Promise<Hits>>>();

/**
 * The newest hits of a query's words at a version, read in short steps so that others get their
 * turn; the last few searches are kept. Null for a query without words.
 */
export async function gatherHits(
  database: Database,
  reader: Reader,
  query: ClipQuery,
  version: number,
  most = COUNTED_HITS,
): Promise<Hits | null> {
  const node = searchOf(query);
  if (node === null) return null;
  const searches = kept.get(database) ?? new Map<string, Promise<Hits>>();
  kept.set(database, searches);
  const key = `${version} ${most} ${query.q}`;
  const known = searches.get(key);
  if (known !== undefined) return known;
  const gathered = gatherSteps(reader, node, most);
  searches.set(key, gathered);
  gathered.catch(() => searches.delete(key));
  const [oldest] = searches.keys();
  if (searches.size > KEPT_SEARCHES && oldest !== undefined) searches.delete(oldest);
  return gathered;
}
