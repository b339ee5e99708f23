import 'server-only';
import type { Engine, Reader } from '@/lib/db/database';
import { parseSearch } from '@/lib/search/parse-search';
import type { SearchNode } from '@/lib/search/search-node';
import type { SearchScope } from '@/lib/search/to-fts5.server';
import { type Conditions, clipConditions, sortBounds } from './clip-conditions.server';
import type { ClipQuery } from './clip-query';
import { endsOf, type HitRun } from './run-hits.server';
import { DIALECTS, joinConditions } from './search-dialects.server';

/** How many of the newest hits `relevance` ranks; more would hold the thread. */
export const RELEVANCE_CAP = 2000;

/** A hit: the two keys of its place, newest first, and the clip's card where it was read along. */
export interface Hit {
  id: number;
  second: number;
  card: string | null;
}

/** The node a query's words mean; null when there are none to look for. */
export function searchOf(query: ClipQuery): SearchNode | null {
  return query.q === null ? null : parseSearch(query.q);
}

/** A condition on `clip c` that holds for every hit, or for so many of the newest: for orders and counts that do not follow the index. */
export function hitCondition(engine: Engine, node: SearchNode, newest?: number): Conditions {
  const { id, keys, matches } = DIALECTS[engine];
  const { sql, values } = joinConditions([matches(node, 'all')]);
  const bound = newest === undefined ? '' : ` ORDER BY ${keys} DESC LIMIT ?`;
  return {
    sql: [`c.id IN (SELECT ${id} FROM clip_search s WHERE ${sql}${bound})`],
    values: newest === undefined ? values : [...values, newest],
  };
}

/** One run of hits of a tier under the query's filters, newest first (oldest first in reverse); `along`, with their cards. */
export async function findHits(
  reader: Reader,
  query: ClipQuery,
  scope: SearchScope,
  run: HitRun,
  along = false,
): Promise<Hit[]> {
  const node = searchOf(query);
  if (node === null || run.limit <= 0) return [];
  const dialect = DIALECTS[reader.engine];
  const { sql, values } = joinConditions([
    dialect.matches(node, scope),
    clipConditions(query),
    ...endsOf(dialect, { bounds: sortBounds(query), ...run }),
  ]);
  const keys = run.reverse ? dialect.keys.replaceAll(' DESC', ' ASC') : dialect.keys;
  return reader.rows<Hit>(
    `SELECT c.id AS id, c.sort_at / 1000 AS second, ${along ? 'c.card' : 'NULL'} AS card
     FROM ${dialect.from}
     WHERE ${sql} ORDER BY ${keys} ${run.reverse ? 'ASC' : 'DESC'} LIMIT ?`,
    [...values, run.limit],
  );
}

/** Ids of the newest hits (2,000 at most) under the query's filters, best first by the engine's own rank. */
export async function rankHits(reader: Reader, query: ClipQuery): Promise<number[]> {
  const node = searchOf(query);
  if (node === null) return [];
  const dialect = DIALECTS[reader.engine];
  const score = dialect.score(node);
  const { sql, values } = joinConditions([dialect.matches(node, 'all'), clipConditions(query)]);
  const rows = await reader.rows<{ id: number }>(
    `SELECT id FROM (SELECT c.id AS id, ${score.sql[0]} AS score FROM ${dialect.from}
     WHERE ${sql} ORDER BY ${dialect.keys} DESC LIMIT ${RELEVANCE_CAP}) hit ORDER BY score, id DESC`,
    [...score.values, ...values],
  );
  return rows.map((row) => row.id);
}
