import 'server-only';
import type { Engine, Reader, SqlValue } from '@/lib/db/database';
import { SEARCH_ROW_SPAN } from '@/lib/search/index-clips.server';
import { parseSearch } from '@/lib/search/parse-search';
import type { SearchNode } from '@/lib/search/search-node';
import { type SearchScope, toFts5 } from '@/lib/search/to-fts5.server';
import { toTsquery, toTsqueryCondition } from '@/lib/search/to-tsquery.server';
import { type Conditions, clipConditions } from './clip-conditions.server';
import type { ClipQuery } from './clip-query';

/** How many of the newest hits `relevance` ranks; more would hold the thread. */
export const RELEVANCE_CAP = 2000;

/** How one engine finds hits: where from, by which keys they are ordered, what matches. */
interface SearchDialect {
  from: string;
  /** The order's keys, most important first; all falling. */
  keys: string;
  before(second: number, id: number): Conditions;
  after(second: number, id: number): Conditions;
  matches(node: SearchNode, scope: SearchScope): Conditions;
  /** A number per hit, smaller is better. */
  score(node: SearchNode): Conditions;
}

const rowOf = (second: number, id: number) => BigInt(second) * BigInt(SEARCH_ROW_SPAN) + BigInt(id);

const sqlite: SearchDialect = {
  from: `clip_search s CROSS JOIN clip c ON c.id = s.rowid % ${SEARCH_ROW_SPAN}`,
  keys: 's.rowid',
  before: (second, id) => ({ sql: ['s.rowid < ?'], values: [rowOf(second, id)] }),
  after: (second, id) => ({ sql: ['s.rowid > ?'], values: [rowOf(second, id)] }),
  matches: (node, scope) => ({ sql: ['s.clip_search MATCH ?'], values: [toFts5(node, scope)] }),
  score: () => ({ sql: ['bm25(clip_search, 4.0, 1.0, 0.5)'], values: [] }),
};

const postgres: SearchDialect = {
  from: 'clip_search s JOIN clip c ON c.id = s.clip_id',
  keys: '(s.sort_at / 1000) DESC, s.clip_id',
  before: (second, id) => ({
    sql: ['(s.sort_at / 1000, s.clip_id) < (?::bigint, ?::integer)'],
    values: [second, id],
  }),
  after: (second, id) => ({
    sql: ['(s.sort_at / 1000, s.clip_id) > (?::bigint, ?::integer)'],
    values: [second, id],
  }),
  matches: (node, scope) => {
    const { sql, values } = toTsqueryCondition(node, scope, 's');
    return { sql: [`(${sql})`], values };
  },
  score: (node) => ({
    sql: [
      `-ts_rank(setweight(s.title, 'A') || setweight(s.prompt, 'C') || setweight(s.credit, 'D'), ?::tsquery)`,
    ],
    values: [toTsquery(node)],
  }),
};

const DIALECTS: Record<Engine, SearchDialect> = { sqlite, postgres };

/** A hit: the two keys of its place, newest first, and the clip's card where it was read along. */
export interface Hit {
  id: number;
  second: number;
  card: string | null;
}

function join(parts: Conditions[]): { sql: string; values: SqlValue[] } {
  return {
    sql: parts.flatMap((part) => part.sql).join(' AND '),
    values: parts.flatMap((part) => part.values),
  };
}

/** The node a query's words mean; null when there are none to look for. */
export function searchOf(query: ClipQuery): SearchNode | null {
  return query.q === null ? null : parseSearch(query.q);
}

const ID_OF: Record<Engine, string> = {
  sqlite: `s.rowid % ${SEARCH_ROW_SPAN}`,
  postgres: 's.clip_id',
};

/** A condition on `clip c` that holds for every hit, or for so many of the newest: for orders and counts that do not follow the index. */
export function hitCondition(engine: Engine, node: SearchNode, newest?: number): Conditions {
  const { keys, matches } = DIALECTS[engine];
  const { sql, values } = join([matches(node, 'all')]);
  const bound = newest === undefined ? '' : ` ORDER BY ${keys} DESC LIMIT ?`;
  return {
    sql: [`c.id IN (SELECT ${ID_OF[engine]} FROM clip_search s WHERE ${sql}${bound})`],
    values: newest === undefined ? values : [...values, newest],
  };
}

/** A hit by its place alone. */
export interface PlainHit {
  id: number;
  second: number;
}

/** One run of hits of a tier, newest first, whatever the filters and whether public or not. */
export async function runHits(
  reader: Reader,
  node: SearchNode,
  scope: SearchScope,
  options: { place: PlainHit | null; reverse: boolean; limit: number },
): Promise<PlainHit[]> {
  const dialect = DIALECTS[reader.engine];
  const parts = [dialect.matches(node, scope)];
  if (options.place !== null) {
    const { second, id } = options.place;
    parts.push(options.reverse ? dialect.after(second, id) : dialect.before(second, id));
  }
  const { sql, values } = join(parts);
  const keys = options.reverse ? dialect.keys.replaceAll(' DESC', ' ASC') : dialect.keys;
  const second = reader.engine === 'sqlite' ? `s.rowid / ${SEARCH_ROW_SPAN}` : 's.sort_at / 1000';
  const numbers = await reader.numbers(
    `SELECT ${ID_OF[reader.engine]} AS id, ${second} AS second FROM clip_search s
     WHERE ${sql} ORDER BY ${keys} ${options.reverse ? 'ASC' : 'DESC'} LIMIT ?`,
    [...values, options.limit],
  );
  return Array.from({ length: numbers.length / 2 }, (_, at) => ({
    id: numbers[2 * at] ?? 0,
    second: numbers[2 * at + 1] ?? 0,
  }));
}

/** The ids of a search's newest hits, whatever the filters and whether public or not, newest first. */
export async function runHitIds(
  reader: Reader,
  node: SearchNode,
  most: number,
): Promise<Uint32Array> {
  const { keys, matches } = DIALECTS[reader.engine];
  const { sql, values } = join([matches(node, 'all')]);
  const ids = await reader.numbers(
    `SELECT ${ID_OF[reader.engine]} AS id FROM clip_search s
     WHERE ${sql} ORDER BY ${keys} DESC LIMIT ?`,
    [...values, most],
  );
  // Not `from`, which takes each number by itself: a million would take 20 ms.
  return new Uint32Array(ids);
}

/** A hit and its score by the engine's own rank, smaller is better. */
export interface ScoredHit extends PlainHit {
  score: number;
}

/** The next hits of SQLite's index before a place, newest first, with their scores. */
export async function runScores(
  reader: Reader,
  node: SearchNode,
  place: PlainHit | null,
  limit: number,
): Promise<ScoredHit[]> {
  const parts = [sqlite.matches(node, 'all')];
  if (place !== null) parts.push(sqlite.before(place.second, place.id));
  const { sql, values } = join(parts);
  const numbers = await reader.numbers(
    `SELECT s.rowid % ${SEARCH_ROW_SPAN} AS id, s.rowid / ${SEARCH_ROW_SPAN} AS second,
       ${sqlite.score(node).sql[0]} AS score
     FROM clip_search s WHERE ${sql} ORDER BY s.rowid DESC LIMIT ?`,
    [...values, limit],
  );
  return Array.from({ length: numbers.length / 3 }, (_, at) => ({
    id: numbers[3 * at] ?? 0,
    second: numbers[3 * at + 1] ?? 0,
    score: numbers[3 * at + 2] ?? 0,
  }));
}

/** One run of hits of a tier under the query's filters, newest first (oldest first in reverse); `along`, with their cards. */
export async function findHits(
  reader: Reader,
  query: ClipQuery,
  scope: SearchScope,
  options: { place: { second: number; id: number } | null; reverse: boolean; limit: number },
  along = false,
): Promise<Hit[]> {
  const node = searchOf(query);
  if (node === null || options.limit <= 0) return [];
  const dialect = DIALECTS[reader.engine];
  const parts = [dialect.matches(node, scope), clipConditions(query)];
  if (options.place !== null) {
    const { second, id } = options.place;
    parts.push(options.reverse ? dialect.after(second, id) : dialect.before(second, id));
  }
  const { sql, values } = join(parts);
  const keys = options.reverse ? dialect.keys.replaceAll(' DESC', ' ASC') : dialect.keys;
  return reader.rows<Hit>(
    `SELECT c.id AS id, c.sort_at / 1000 AS second, ${along ? 'c.card' : 'NULL'} AS card
     FROM ${dialect.from}
     WHERE ${sql} ORDER BY ${keys} ${options.reverse ? 'ASC' : 'DESC'} LIMIT ?`,
    [...values, options.limit],
  );
}

/** Ids of the newest hits (2,000 at most) under the query's filters, best first by the engine's own rank. */
export async function rankHits(reader: Reader, query: ClipQuery): Promise<number[]> {
  const node = searchOf(query);
  if (node === null) return [];
  const dialect = DIALECTS[reader.engine];
  const score = dialect.score(node);
  const { sql, values } = join([dialect.matches(node, 'all'), clipConditions(query)]);
  const rows = await reader.rows<{ id: number }>(
    `SELECT id FROM (SELECT c.id AS id, ${score.sql[0]} AS score FROM ${dialect.from}
     WHERE ${sql} ORDER BY ${dialect.keys} DESC LIMIT ${RELEVANCE_CAP}) hit ORDER BY score, id DESC`,
    [...score.values, ...values],
  );
  return rows.map((row) => row.id);
}
