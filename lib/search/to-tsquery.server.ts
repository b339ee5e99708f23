import 'server-only';
import type { SearchNode, SearchTerm } from '@/lib/search/search-node';
import type { SearchScope } from '@/lib/search/to-fts5.server';

/** A condition with `?` placeholders and what they stand for, in order. */
export interface SqlCondition {
  sql: string;
  values: string[];
}

// A literal to be cast by `::tsquery`, not an argument of to_tsquery(): that would cut the tokens
// again with PostgreSQL's own parser, which drops Chinese in a C locale.
function writeTerm({ tokens, prefix }: SearchTerm): string {
  const last = tokens.length - 1;
  return tokens.map((token, at) => `'${token}'${prefix && at === last ? ':*' : ''}`).join(' <-> ');
}

/**
 * A search as one `tsquery` literal, for one `tsvector` or for ranking. The scope `title` leaves the
 * exclusions out, as they concern all columns; empty where nothing else is left.
 */
export function toTsquery(search: SearchNode, scope: 'all' | 'title' = 'all'): string {
  const excluded = scope === 'title' ? [] : search.not;
  return [
    ...search.must.map((term) => `(${writeTerm(term)})`),
    ...excluded.map((term) => `!(${writeTerm(term)})`),
  ].join(' & ');
}

function findAnywhere(term: SearchTerm, table: string): SqlCondition {
  const query = writeTerm(term);
  const columns = ['title', 'prompt', 'credit'];
  return {
    sql: `(${columns.map((column) => `${table}.${column} @@ ?::tsquery`).join(' OR ')})`,
    values: columns.map(() => query),
  };
}

function findInTitle(search: SearchNode, table: string): SqlCondition[] {
  if (search.must.length === 0) return [];
  return [{ sql: `${table}.title @@ ?::tsquery`, values: [toTsquery(search, 'title')] }];
}

function negate({ sql, values }: SqlCondition): SqlCondition {
  return { sql: `NOT ${sql}`, values };
}

/**
 * The condition by which rows of `clip_search` (or its alias `table`) match, the same as `toFts5`
 * with that scope: a word may stand in any of the three columns, a phrase within one. One comparison
 * for each column, so that each one's index is used; over `title || prompt || credit` none would be.
 */
export function toTsqueryCondition(
  search: SearchNode,
  scope: SearchScope = 'all',
  table = 'clip_search',
): SqlCondition {
  const title = findInTitle(search, table);
  const wanted = scope === 'title' ? title : search.must.map((term) => findAnywhere(term, table));
  const excluded = search.not.map((term) => findAnywhere(term, table));
  // Where nothing is required every clip counts as found in its title, so none is left beyond it.
  if (scope === 'rest') excluded.push(...(title.length > 0 ? title : [TRUE]));
  const all = [...wanted, ...excluded.map(negate)];
  return {
    sql: all.length === 0 ? 'TRUE' : all.map(({ sql }) => sql).join(' AND '),
    values: all.flatMap(({ values }) => values),
  };
}

const TRUE: SqlCondition = { sql: 'TRUE', values: [] };
