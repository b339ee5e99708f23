import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import type { Database, Reader } from '@/lib/db/database';
import { isQuick } from '@/lib/search/is-quick';
import type { SearchNode } from '@/lib/search/search-node';
import type { SearchScope } from '@/lib/search/to-fts5.server';
import { type ClipColumns, columnsAt, placeOfClip } from './clip-columns.server';
import { sortBounds } from './clip-conditions.server';
import type { Keyed } from './clip-orders.server';
import { type ClipQuery, countFilters, type ListFilter, orderOf, type Sort } from './clip-query';
import { countOfValue } from './count-columns.server';
import type { Place } from './cursor.server';
import { onlyValue } from './filter-values';
import { type PlainHit, runHits, searchOf } from './find-search-hits.server';
import { gatherHits } from './gather-hits.server';
import { canMark, markClips, markHits } from './mark-columns.server';
import { keyOfPlace, rankOfPlace } from './order-places.server';

/** A clip in an ordered list, by its id alone. */
export interface PlacedClip {
  id: number;
  place: Place;
}

/** What is read: a database at a version, for as long as the reader's snapshot lasts. */
export interface Sight {
  database: Database;
  version: number;
  /** Whether nobody waits for what the reader is at, so that SQL may take as long as it takes. */
  isAside: boolean;
}

/** The columns moved on while a query's clips were looked for in them: it has to be read again, aside. */
export class ColumnsMoved extends Error {}

/** Which part of an ordered list: after a place (or from its start), or backwards before one. */
interface Part {
  place: Place | null;
  reverse: boolean;
  limit: number;
}

/** So many clips are looked at first; then twice as many each time. */
const FIRST_STEP = 2_000;
const LARGEST_STEP = 64_000;
/** So many hits are read in one step at most; looking them up takes a few milliseconds. */
const HITS_PER_STEP = 10_000;

/** Filters whose every value has an index in the order of time. */
const INDEXED = ['source', 'batch', 'author', 'capability'] as const satisfies ListFilter[];

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

/**
 * Whether a query's clips have to be looked for among many: neither an index of the database has just
 * them nor do columns, or all hits of its words are to be gone through.
 */
export async function isLong(
  query: ClipQuery,
  findColumns: () => Promise<ClipColumns | null>,
): Promise<boolean> {
  const node = searchOf(query);
  if (node !== null) return !hasIndex(query) || orderOf(query) === 'relevance' || !isQuick(node);
  return !hasIndex(query) && (!canMark(query) || (await findColumns()) === null);
}

/** The columns by which a part of this query's clips is found; null where SQL is to find it. */
export function columnsFor(sight: Sight | null, query: ClipQuery): ClipColumns | null {
  if (sight === null || hasIndex(query) || !canMark(query)) return null;
  const columns = columnsAt(sight.database, sight.version);
  return columns === null || hasShortIndex(columns, query) ? null : columns;
}

/** The stretch of an order in which a query's clips stand: its days bound it in the orders of time. */
function boundOrder(columns: ClipColumns, query: ClipQuery, order: Keyed): [number, number] {
  const length = columns.orders[order].length;
  const bounds = sortBounds(query);
  if (bounds === null || (order !== 'newest' && order !== 'oldest')) return [0, length];
  const [from, to] = bounds;
  const [first, last] = order === 'newest' ? [to, from] : [from, to];
  const edge = (key: number, id: number) =>
    Number.isFinite(key) ? rankOfPlace(columns, order, key, id) : null;
  const [least, most] = [0, MOST_IDS];
  const falls = order === 'newest';
  return [edge(first, falls ? most : least) ?? 0, edge(last, falls ? least : most) ?? length];
}

const MOST_IDS = 2 ** 31;

/** One part of the clips under a query's filters in a keyed order, looked for in short steps; `hits` as `markClips` takes them. Null when the columns have moved on meanwhile. */
async function walkOrder(
  columns: ClipColumns,
  query: ClipQuery,
  order: Keyed,
  part: Part,
  hits: Uint8Array | null,
): Promise<PlacedClip[] | null> {
  const { version } = columns;
  const places = columns.orders[order];
  const [key = 0, id = 0] = part.place ?? [];
  const rank = part.place === null ? 0 : rankOfPlace(columns, order, key, id);
  const isItself = part.place !== null && columns.ids[places[rank] ?? -1] === id;
  const [start, end] = boundOrder(columns, query, order);
  let from = part.place === null ? (part.reverse ? end : start) : rank;
  if (isItself && !part.reverse) from += 1;
  from = part.reverse ? Math.min(from, end) : Math.max(from, start);
  const found: PlacedClip[] = [];
  for (let step = FIRST_STEP; found.length < part.limit; step = Math.min(step * 2, LARGEST_STEP)) {
    const run = part.reverse
      ? places.slice(Math.max(start, from - step), Math.max(start, from)).reverse()
      : places.subarray(from, Math.max(from, Math.min(end, from + step)));
    if (run.length === 0) break;
    const marks = markClips(columns, query, hits, run);
    for (let at = 0; at < run.length && found.length < part.limit; at += 1) {
      if (marks[at] !== 0) continue;
      const place = run[at] ?? 0;
      const clip = columns.ids[place] ?? 0;
      found.push({ id: clip, place: [keyOfPlace(columns, order, place), clip] });
    }
    from += part.reverse ? -run.length : run.length;
    if (run.length < LARGEST_STEP) continue;
    await letOthers();
    if (columns.version !== version) return null;
  }
  return found;
}

/** A part in a keyed order, of the clips where words are found if there are any; null when the columns have moved on meanwhile. */
export async function pageOrder(
  { database }: Sight,
  reader: Reader,
  columns: ClipColumns,
  query: ClipQuery,
  order: Keyed,
  part: Part,
): Promise<PlacedClip[] | null> {
  const { version, count } = columns;
  const hits = await gatherHits(database, reader, query, version, count);
  if (columns.version !== version) return null;
  const marked = hits && (await markHits(columns, hits.ids));
  if (columns.version !== version) return null;
  return walkOrder(columns, query, order, part, marked);
}

/**
 * A part of the hits of one tier under the query's filters, newest first: hits are read in short
 * steps and looked up in the columns. Null when the columns have moved on meanwhile.
 */
export async function pageHits(
  reader: Reader,
  columns: ClipColumns,
  query: ClipQuery,
  node: SearchNode,
  scope: SearchScope,
  part: { place: PlainHit | null; reverse: boolean; limit: number },
): Promise<PlainHit[] | null> {
  const { version } = columns;
  const found: PlainHit[] = [];
  let { place } = part;
  for (
    let step = part.limit * 4;
    found.length < part.limit;
    step = Math.min(step * 4, HITS_PER_STEP)
  ) {
    const hits = await runHits(reader, node, scope, { place, reverse: part.reverse, limit: step });
    if (columns.version !== version) return null;
    const known = hits.filter(({ id }) => placeOfClip(columns, id) !== -1);
    const places = Uint32Array.from(known, ({ id }) => placeOfClip(columns, id));
    const marks = markClips(columns, query, null, places);
    found.push(...known.filter((_, at) => marks[at] === 0).slice(0, part.limit - found.length));
    place = hits.at(-1) ?? null;
    if (hits.length < step) break;
    await letOthers();
  }
  return found;
}
