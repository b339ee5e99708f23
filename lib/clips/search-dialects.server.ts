import 'server-only';
import type { Engine, SqlValue } from '@/lib/db/database';
import { SEARCH_ROW_SPAN } from '@/lib/search/index-clips.server';
import type { SearchNode } from '@/lib/search/search-node';
import { type SearchScope, toFts5 } from '@/lib/search/to-fts5.server';
import { toTsquery, toTsqueryCondition } from '@/lib/search/to-tsquery.server';
import type { Conditions } from './clip-conditions.server';

/** How one engine finds hits: where from, by which keys they are ordered, what matches. */
export interface SearchDialect {
  /** A hit's clip and second. */
  id: string;
  second: string;
  from: string;
  /** The order's keys, most important first; all falling. */
  keys: string;
  before(second: number, id: number): Conditions;
  after(second: number, id: number): Conditions;
  matches(node: SearchNode, scope: SearchScope): Conditions;
  /** A number per hit, smaller is better. */
  score(node: SearchNode): Conditions;
}

/** The row of SQLite's index where a clip of a second stands. */
export const rowOf = (second: number, id: number) =>
  BigInt(second) * BigInt(SEARCH_ROW_SPAN) + BigInt(id);

const sqlite: SearchDialect = {
  id: `s.rowid % ${SEARCH_ROW_SPAN}`,
  second: `s.rowid / ${SEARCH_ROW_SPAN}`,
  from: `clip_search s CROSS JOIN clip c ON c.id = s.rowid % ${SEARCH_ROW_SPAN}`,
  keys: 's.rowid',
  before: (second, id) => ({ sql: ['s.rowid < ?'], values: [rowOf(second, id)] }),
  after: (second, id) => ({ sql: ['s.rowid > ?'], values: [rowOf(second, id)] }),
  matches: (node, scope) => ({ sql: ['s.clip_search MATCH ?'], values: [toFts5(node, scope)] }),
  score: () => ({ sql: ['bm25(clip_search, 4.0, 1.0, 0.5)'], values: [] }),
};

const postgres: SearchDialect = {
  id: 's.clip_id',
  second: 's.sort_at / 1000',
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

/** The two engines' ways of finding hits. */
export const DIALECTS: Record<Engine, SearchDialect> = { sqlite, postgres };

/** Conditions as one, with what fills their placeholders in that order. */
export function joinConditions(parts: Conditions[]): { sql: string; values: SqlValue[] } {
  return {
    sql: parts.flatMap((part) => part.sql).join(' AND '),
    values: parts.flatMap((part) => part.values),
  };
}
