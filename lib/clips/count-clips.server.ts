import 'server-only';
import type { Reader } from '@/lib/db/database';
import { clipConditions } from './clip-conditions.server';
import { type ClipQuery, orderOf } from './clip-query';
import { hitCondition, RELEVANCE_CAP, searchOf } from './find-search-hits.server';

/** How many clips a query's answer has when it is walked from its start to its end. */
export async function countClips(reader: Reader, query: ClipQuery): Promise<number> {
  const node = searchOf(query);
  if (query.q !== null && node === null) return 0;
  const parts = [clipConditions(query)];
  if (node !== null) parts.push(hitCondition(reader.engine, node));
  const [row] = await reader.rows<{ count: number }>(
    `SELECT count(*) AS count FROM clip c WHERE ${parts.flatMap(({ sql }) => sql).join(' AND ')}`,
    parts.flatMap(({ values }) => values),
  );
  const count = row?.count ?? 0;
  return orderOf(query) === 'relevance' ? Math.min(count, RELEVANCE_CAP) : count;
}
