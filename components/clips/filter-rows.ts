import {
  type ClipQuery,
  FLAG_FILTERS,
  type FlagFilter,
  type ListFilter,
  MANY_VALUED,
} from '@/lib/clips/clip-query';
import type { Facets } from '@/lib/clips/contracts.server';
import { readValue, splitValues, type Want, writeValue } from '@/lib/clips/filter-values';
import type { LabelOf } from './filter-labels';

/** One line of the index: a value, how many clips it has, and the query with it turned round. */
export interface FilterRow {
  value: string;
  label: string;
  count: number;
  isActive: boolean;
  query: ClipQuery;
  /** Whether clips with it are left out, and the query that leaves them out or in; null for yes and no. */
  isRefused: boolean;
  refused: ClipQuery | null;
}

function isFlag(name: ListFilter | FlagFilter): name is FlagFilter {
  return (FLAG_FILTERS as readonly string[]).includes(name);
}

function isWanted(written: readonly string[], value: string): boolean {
  return written.includes(value) || written.includes(writeValue(value, 'all'));
}

/** Whether a filter's value is set in a query. */
export function isChosen(query: ClipQuery, name: ListFilter | FlagFilter, value: string): boolean {
  return isFlag(name) ? String(query[name]) === value : isWanted(query[name], value);
}

function isLeftOut(query: ClipQuery, name: ListFilter | FlagFilter, value: string): boolean {
  return !isFlag(name) && query[name].includes(writeValue(value, 'none'));
}

/** The query with one value of a filter turned round, at its beginning. */
export function turnValue(
  query: ClipQuery,
  name: ListFilter | FlagFilter,
  value: string,
): ClipQuery {
  if (!isFlag(name)) return askFor(query, name, value, 'any');
  const next = isChosen(query, name, value) ? null : value === 'true';
  return { ...query, [name]: next, cursor: null };
}

/** The query with one value asked for in a way, or no more asked for where it is in that way. */
export function askFor(query: ClipQuery, name: ListFilter, value: string, want: Want): ClipQuery {
  const others = query[name].filter((written) => readValue(written).value !== value);
  const isSet =
    want === 'none'
      ? query[name].includes(writeValue(value, 'none'))
      : isWanted(query[name], value);
  // A further value joins those that are there: any of them, or all.
  const joins = want === 'any' && splitValues(others).all.length > 0 ? 'all' : want;
  return { ...query, [name]: isSet ? others : [...others, writeValue(value, joins)], cursor: null };
}

/**
 * The two queries that ask for any, or for all, of the values that are set; null where that says the
 * same, with fewer than two values or a filter of which a clip has one.
 */
export function chooseAnyOrAll(query: ClipQuery, name: ListFilter | FlagFilter) {
  if (isFlag(name) || !MANY_VALUED.includes(name)) return null;
  const { any, all, none } = splitValues(query[name]);
  const values = [...any, ...all];
  if (values.length < 2) return null;
  const refused = none.map((value) => writeValue(value, 'none'));
  const ask = (want: Want): ClipQuery => ({
    ...query,
    [name]: [...values.map((value) => writeValue(value, want)), ...refused],
    cursor: null,
  });
  return { isAll: any.length === 0, any: ask('any'), all: ask('all') };
}

/**
 * The index's lines of one filter, most clips first as counted: the first `bound` of them and those
 * that are set. Empty where there is nothing to choose: a single value that is not set would filter
 * nothing out.
 */
export function listRows(
  query: ClipQuery,
  facets: Facets['facets'],
  name: ListFilter | FlagFilter,
  labelOf: LabelOf,
  bound = Number.POSITIVE_INFINITY,
): FilterRow[] {
  const values = (facets[name] ?? []).filter(
    ({ value }, index) =>
      index < bound || isChosen(query, name, value) || isLeftOut(query, name, value),
  );
  const rows = values.map(({ value, count }) => ({
    value,
    count,
    label: labelOf(name, value),
    isActive: isChosen(query, name, value),
    query: turnValue(query, name, value),
    isRefused: isLeftOut(query, name, value),
    refused: isFlag(name) ? null : askFor(query, name, value, 'none'),
  }));
  return rows.length > 1 || rows.some((row) => row.isActive || row.isRefused) ? rows : [];
}

/** How many clips a query has: any filter that is not set has counted all of them. */
export function sumClips(query: ClipQuery, facets: Facets['facets']): number {
  const free = Object.keys(facets).find((name) => {
    if (MANY_VALUED.includes(name)) return false;
    const set = query[name as ListFilter | FlagFilter];
    return Array.isArray(set) ? set.length === 0 : set === null;
  });
  return (facets[free ?? ''] ?? []).reduce((sum, { count }) => sum + count, 0);
}
