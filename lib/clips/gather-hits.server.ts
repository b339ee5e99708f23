import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import type { Database, Reader } from '@/lib/db/database';
import type { SearchNode } from '@/lib/search/search-node';
import type { ClipQuery } from './clip-query';
import { searchOf } from './find-search-hits.server';
import { runHitIds } from './run-hits.server';

/** Counts under words look at so many of their newest hits; an exact count of more would take long. */
export const COUNTED_HITS = 100_000;
const KEPT_SEARCHES = 8;

/** The clips in which words are found, newest first, and whether there are more. */
export interface Hits {
  ids: Uint32Array;
  capped: boolean;
}

async function gather(reader: Reader, node: SearchNode, most: number): Promise<Hits> {
  const ids = await runHitIds(reader, node, most + 1);
  await letOthers();
  return { ids: ids.subarray(0, most), capped: ids.length > most };
}

const kept = new WeakMap<Database, Map<string, Promise<Hits>>>();

const keyOf = ({ q }: ClipQuery, version: number, most: number) => `${version} ${most} ${q}`;

/** What `gatherHits` has kept, without reading anything. */
export function keptHits(
  database: Database,
  query: ClipQuery,
  version: number,
  most: number,
): Promise<Hits> | undefined {
  return kept.get(database)?.get(keyOf(query, version, most));
}

/**
 * The newest hits of a query's words at a version, all at once: to be read aside. The last few searches
 * are kept. Null for a query without words.
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
  const key = keyOf(query, version, most);
  const known = searches.get(key);
  if (known !== undefined) return known;
  const gathered = gather(reader, node, most);
  searches.set(key, gathered);
  gathered.catch(() => searches.delete(key));
  const [oldest] = searches.keys();
  if (searches.size > KEPT_SEARCHES && oldest !== undefined) searches.delete(oldest);
  return gathered;
}
