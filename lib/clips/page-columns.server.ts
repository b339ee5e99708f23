import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import type { Database, Reader } from '@/lib/db/database';
import { isQuick } from '@/lib/search/is-quick';
import { type ClipColumns, columnsAt } from './clip-columns.server';
import type { Keyed } from './clip-orders.server';
import { type ClipQuery, countFilters, type ListFilter, orderOf, type Sort } from './clip-query';
import { countOfValue } from './count-columns.server';
import type { PlacedClip, Run } from './cursor.server';
import { onlyValue } from './filter-values';
import { searchOf } from './find-search-hits.server';
import { gatherHits } from './gather-hits.server';
import { canMark } from './mark-columns.server';
import { placesOf } from './mark-query.server';
import { isSorted, sortHits } from './sort-hits.server';
import { LARGEST_STEP, walkInSteps } from './walk-in-steps.server';

/** What is read: a database at a version, for as long as the reader's snapshot lasts. */
export interface Sight {
  database: Database;
  version: number;
  /** Whether SQL may take as long as it takes: nobody waits for what the reader is at, and columns cannot be had. */
  isAside: boolean;
}

/** The columns moved on before a query's clips were found in them: they are to be looked for again, in a newer state. */
export class ColumnsMoved extends Error {}

/** Filters whose every value has an index in the order of time. */
export const INDEXED = ['source', 'batch', 'author', 'capability'] as const satisfies ListFilter[];

/** Whether an index of the database has just this query's clips in just its order. */
function hasIndex(query: ClipQuery): boolean {
  const order = orderOf(query);
  const filters = countFilters(query);
  if (query.q !== null) return order === 'relevance' || (filters === 0 && isByHits(order));
  if (filters === 0) return true;
  return (
    filters === 1 && order === 'newest' && INDEXED.some((name) => onlyValue(query[name]) !== null)
  );
}

const isByHits = (order: Sort) => order === 'match' || order === 'newest';

/** An index with so few of a value's clips is walked to its end sooner than columns are looked through. */
const FEW_CLIPS = 2_000;

/** Whether few clips have one of the values asked for, and an index has them in the query's order. */
function hasShortIndex(columns: ClipColumns, query: ClipQuery): boolean {
  if (query.q !== null || orderOf(query) !== 'newest') return false;
  return INDEXED.some((name) => {
    const value = onlyValue(query[name]);
    if (value === null) return false;
    return countOfValue(columns, name, value) < FEW_CLIPS;
  });
}

/** Whether a query's clips are looked for in columns, where there are any. */
export function asksColumns(query: ClipQuery): boolean {
  return !hasIndex(query) && canMark(query);
}

/**
 * Whether a query's clips have to be looked for among many: neither an index of the database has just
 * them nor do columns, or all hits of its words are to be gone through.
 */
export function isLong(query: ClipQuery, columns: ClipColumns | null): boolean {
  const node = searchOf(query);
  if (node !== null) return !hasIndex(query) || orderOf(query) === 'relevance' || !isQuick(node);
  return !hasIndex(query) && columns === null;
}

/**
 * The columns by which a part of this query's clips is found; null where SQL is to find it. Throws
 * `ColumnsMoved` where that would take too long for who waits.
 */
export function columnsFor(sight: Sight | null, query: ClipQuery): ClipColumns | null {
  if (sight === null || !asksColumns(query)) return null;
  const columns = columnsAt(sight.database, sight.version);
  if (columns === null && !sight.isAside) throw new ColumnsMoved();
  return columns === null || hasShortIndex(columns, query) ? null : columns;
}

/** One part of the clips under a query's filters in a keyed order, looked for in short steps; `hits` as `markClips` takes them. Null when the columns have moved on meanwhile. */
async function walkOrder(
  columns: ClipColumns,
  query: ClipQuery,
  order: Keyed,
  part: Run,
  hits: Uint8Array | null,
): Promise<PlacedClip[] | null> {
  const { version } = columns;
  const walk = walkInSteps(columns, query, order, part, hits);
  for (let step = walk.next(); ; step = walk.next()) {
    if (step.done) return step.value;
    if (step.value < LARGEST_STEP) continue;
    await letOthers();
    if (columns.version !== version) return null;
  }
}

/** A part in a keyed order, of the clips where words are found if there are any; null when the columns have moved on meanwhile. */
export async function pageOrder(
  { database }: Sight,
  reader: Reader,
  columns: ClipColumns,
  query: ClipQuery,
  order: Keyed,
  part: Run,
): Promise<PlacedClip[] | null> {
  const { version, count } = columns;
  const hits = await gatherHits(database, reader, query, version, count);
  if (columns.version !== version) return null;
  if (hits === null) return walkOrder(columns, query, order, part, null);
  const places = await placesOf(columns, hits.ids);
  if (columns.version !== version) return null;
  if (isSorted(places.length, columns)) return sortHits(columns, query, order, part, places);
  const marked = new Uint8Array(count);
  for (const place of places) marked[place] = 1;
  return walkOrder(columns, query, order, part, marked);
}
