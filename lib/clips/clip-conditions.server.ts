import 'server-only';
import type { SqlValue } from '@/lib/db/database';
import { DAY_MS, dayAfter, startOfDay } from '@/lib/format/zone-days';
import { type ClipQuery, type ListFilter, UNKNOWN } from './clip-query';
import { splitValues } from './filter-values';

/** One or more SQL conditions on `clip c`, joined by AND, with what fills their placeholders. */
export interface Conditions {
  sql: string[];
  values: SqlValue[];
}

/** The filters a count can leave out, to count the values beside the chosen ones. */
export type Dimension =
  | ListFilter
  | 'hasPrompt'
  | 'hasOriginal'
  | 'hasDate'
  | 'hasDuration'
  | 'date';

/** How each list filter is found on a clip: in its own column, through a table of keys, or among rows
 * of which a clip may have several: `rows` gives their `x.clip_id`, `key` what is asked for. */
type ListColumn = { column: string; table: string | null } | { rows: string; key: string };

const LISTS: Record<ListFilter, ListColumn> = {
  source: { column: 'source_id', table: 'source' },
  batch: { column: 'batch_id', table: 'batch' },
  author: { column: 'author_id', table: 'author' },
  capability: { column: 'capability', table: null },
  model: { column: 'model', table: null },
  aspect: { column: 'aspect', table: null },
  link: { column: 'link', table: null },
  term: { rows: 'clip_term x JOIN term n ON n.id = x.term_id', key: 'n.key' },
  failure: { rows: 'clip_failure x', key: 'x.kind' },
};

function listCondition(name: ListFilter, values: readonly string[]): Conditions {
  const { any, all, none } = splitValues(values);
  const out: Conditions = { sql: [], values: [] };
  const add = ({ sql, values: filled }: Conditions) => {
    out.sql.push(...sql);
    out.values.push(...filled);
  };
  if (any.length > 0) add(hasAny(name, any));
  for (const value of all) add(hasAlso(name, value));
  if (none.length > 0) add(hasNone(name, none));
  return out;
}

function hasAny(name: ListFilter, values: readonly string[]): Conditions {
  const list = LISTS[name];
  const known = values.filter((value) => value !== UNKNOWN);
  const marks = known.map(() => '?').join(', ');
  const alternatives: string[] = [];
  if (known.length > 0) {
    alternatives.push(
      'rows' in list ? amongRows(list, marks) : inColumn(list, marks, known.length),
    );
  }
  if (known.length < values.length) {
    const none = 'rows' in list ? hasNoRow(list) : `c.${list.column} IS NULL`;
    alternatives.push(none);
  }
  return { sql: [anyOf(alternatives)], values: known };
}

/** One of several values that a clip is to have all of: looked up for a clip that is at hand. */
function hasAlso(name: ListFilter, value: string): Conditions {
  const list = LISTS[name];
  if (!('rows' in list) || value === UNKNOWN) return hasAny(name, [value]);
  return { sql: [`EXISTS (${rowOf(list, '?')})`], values: [value] };
}

/** What is not known is none of the values; that it is known is `-unknown`. */
function hasNone(name: ListFilter, values: readonly string[]): Conditions {
  const list = LISTS[name];
  const known = values.filter((value) => value !== UNKNOWN);
  const marks = known.map(() => '?').join(', ');
  const sql: string[] = [];
  if ('rows' in list) {
    if (known.length > 0) sql.push(`NOT EXISTS (${rowOf(list, marks)})`);
    if (known.length < values.length) sql.push(hasNoRow(list).replace(/^NOT /, ''));
    return { sql, values: known };
  }
  const { column, table } = list;
  const of = table === null ? marks : `SELECT id FROM ${table} WHERE key IN (${marks})`;
  if (known.length > 0) sql.push(`(c.${column} IS NULL OR c.${column} NOT IN (${of}))`);
  if (known.length < values.length) sql.push(`c.${column} IS NOT NULL`);
  return { sql, values: known };
}

function rowOf({ rows, key }: { rows: string; key: string }, marks: string): string {
  return `SELECT 1 FROM ${rows} WHERE x.clip_id = c.id AND ${key} IN (${marks})`;
}

function inColumn(list: { column: string; table: string | null }, marks: string, count: number) {
  const { column, table } = list;
  // One value keeps the order of the index on (column, sort_at, id); several cannot.
  const of = table === null ? marks : `SELECT id FROM ${table} WHERE key IN (${marks})`;
  return count === 1 ? `c.${column} = (${of})` : `c.${column} IN (${of})`;
}

function amongRows({ rows, key }: { rows: string; key: string }, marks: string): string {
  return `c.id IN (SELECT x.clip_id FROM ${rows} WHERE ${key} IN (${marks}))`;
}

function hasNoRow({ rows }: { rows: string }): string {
  return `NOT EXISTS (SELECT 1 FROM ${rows} WHERE x.clip_id = c.id)`;
}

function anyOf(alternatives: string[]): string {
  return alternatives.length === 1 ? (alternatives[0] ?? '') : `(${alternatives.join(' OR ')})`;
}

/**
 * Days in a zone: an instant counts by that zone's clock, a clip known only by its printed day
 * matches that day in any zone, an undated clip is outside every range. The bounds on `sort_at` only
 * let the index narrow the search.
 */
function dateCondition(query: ClipQuery): Conditions {
  const zone = query.zone ?? 'UTC';
  const [from, to] = sortBounds(query) ?? [];
  const out: Conditions = { sql: ["c.certainty <> 'unknown'"], values: [] };
  if (query.since !== null) {
    const start = startOfDay(query.since, zone);
    out.sql.push(
      'c.sort_at >= ?',
      '((c.published_at IS NOT NULL AND c.published_at >= ?) OR (c.published_at IS NULL AND c.published_on >= ?))',
    );
    out.values.push(from ?? null, start, query.since);
  }
  if (query.until !== null) {
    const end = startOfDay(dayAfter(query.until), zone);
    out.sql.push(
      'c.sort_at < ?',
      '((c.published_at IS NOT NULL AND c.published_at < ?) OR (c.published_at IS NULL AND c.published_on <= ?))',
    );
    out.values.push(to ?? null, end, query.until);
  }
  return out;
}

/**
 * Between which values of `sort_at` a query's days lie, the second excluded; null without days. A day
 * and a half wider than they: noon of a printed day in any zone.
 */
export function sortBounds({ since, until, zone }: ClipQuery): [number, number] | null {
  if (since === null && until === null) return null;
  const inZone = zone ?? 'UTC';
  return [
    since === null ? Number.NEGATIVE_INFINITY : startOfDay(since, inZone) - 1.5 * DAY_MS,
    until === null ? Number.POSITIVE_INFINITY : startOfDay(dayAfter(until), inZone) + 1.5 * DAY_MS,
  ];
}

/** The conditions of a query's filters on public clips; words and place are not among them. */
export function clipConditions(query: ClipQuery, without?: Dimension): Conditions {
  const out: Conditions = { sql: ["c.status = 'public'"], values: [] };
  const add = (sql: string, ...values: SqlValue[]) => {
    out.sql.push(sql);
    out.values.push(...values);
  };
  for (const name of Object.keys(LISTS) as ListFilter[]) {
    if (query[name].length === 0 || without === name) continue;
    const condition = listCondition(name, query[name]);
    add(condition.sql.join(' AND '), ...condition.values);
  }
  if ((query.since !== null || query.until !== null) && without !== 'date') {
    const condition = dateCondition(query);
    add(condition.sql.join(' AND '), ...condition.values);
  }
  if (query.minDuration !== null) add('c.duration_ms >= ?', Math.round(query.minDuration * 1000));
  if (query.maxDuration !== null) add('c.duration_ms <= ?', Math.round(query.maxDuration * 1000));
  if (query.hasPrompt !== null && without !== 'hasPrompt') add('c.has_prompt = ?', query.hasPrompt);
  if (query.hasOriginal !== null && without !== 'hasOriginal') {
    add('c.has_original = ?', query.hasOriginal);
  }
  if (query.hasDate !== null && without !== 'hasDate') {
    add(query.hasDate ? "c.certainty <> 'unknown'" : "c.certainty = 'unknown'");
  }
  if (query.hasDuration !== null && without !== 'hasDuration') {
    add(query.hasDuration ? 'c.duration_ms IS NOT NULL' : 'c.duration_ms IS NULL');
  }
  return out;
}
