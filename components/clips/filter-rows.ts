import {
  type ClipQuery,
  FLAG_FILTERS,
  type FlagFilter,
  type ListFilter,
  MANY_VALUED,
  toggleValue,
} from '@/lib/clips/clip-query';
import type { Facets } from '@/lib/clips/contracts.server';
import type { LabelOf } from './filter-labels';

/** One line of the index: a value, how many clips it has, and the query with it turned round. */
export interface FilterRow {
  value: string;
  label: string;
  count: number;
  isActive: boolean;
  query: ClipQuery;
}

function isFlag(name: ListFilter | FlagFilter): name is FlagFilter {
  return (FLAG_FILTERS as readonly string[]).includes(name);
}

/** Whether a filter's value is set in a query. */
export function isChosen(query: ClipQuery, name: ListFilter | FlagFilter, value: string): boolean {
  return isFlag(name) ? String(query[name]) === value : query[name].includes(value);
}

/** The query with one value of a filter turned round, at its beginning. */
export function turnValue(
  query: ClipQuery,
  name: ListFilter | FlagFilter,
  value: string,
): ClipQuery {
  if (!isFlag(name)) return toggleValue(query, name, value);
  const next = isChosen(query, name, value) ? null : value === 'true';
  return { ...query, [name]: next, cursor: null };
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
    ({ value }, index) => index < bound || isChosen(query, name, value),
  );
  const rows = values.map(({ value, count }) => ({
    value,
    count,
    label: labelOf(name, value),
    isActive: isChosen(query, name, value),
    query: turnValue(query, name, value),
  }));
  return rows.length > 1 || rows.some((row) => row.isActive) ? rows : [];
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
