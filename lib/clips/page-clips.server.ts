import 'server-only';
import type { Database, Engine, Reader } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import type { SearchScope } from '@/lib/search/to-fts5.server';
import { marks } from './bulk-write.server';
import { type Conditions, clipConditions } from './clip-conditions.server';
import { isKeyed, KEYS, type Keyed } from './clip-orders.server';
import { type ClipQuery, orderOf, UNKNOWN } from './clip-query';
import type { Place, PlacedClip, Run } from './cursor.server';
import { onlyValue } from './filter-values';
import { findHits, type Hit, hitCondition, searchOf } from './find-search-hits.server';
import {
  asksColumns,
  ColumnsMoved,
  columnsFor,
  pageOrder,
  type Sight,
} from './page-columns.server';
import { findPassing } from './passing-hits.server';
import { rankClips } from './rank-clips.server';
import type { PlainHit } from './run-hits.server';

/** A clip in an ordered list: its card as JSON text and the keys of its place. */
export interface PlacedCard {
  id: number;
  card: string;
  place: Place;
}

/** A clip in an ordered list; its card where it was read along, to save PostgreSQL a round trip. */
export interface FoundClip extends PlacedClip {
  card: string | null;
}

/** A run that is looked for, and whether cards are read along with it. */
interface Search {
  reader: Reader;
  query: ClipQuery;
  run: Run;
  sight: Sight | null;
  along: boolean;
}

/** The cards of clips that were found; those that were not read along, in one statement more. */
export async function readCards(
  reader: Reader,
  clips: readonly FoundClip[],
): Promise<PlacedCard[]> {
  const ids = clips.filter(({ card }) => card === null).map(({ id }) => id);
  const sql = `SELECT id, card FROM clip WHERE id IN (${marks(ids)})`;
  const rows = ids.length === 0 ? [] : await reader.rows<{ id: number; card: string }>(sql, ids);
  const cards = new Map(rows.map((row) => [row.id, row.card]));
  return clips.map(({ id, place, card }) => ({ id, place, card: card ?? cards.get(id) ?? '' }));
}

/** Where clips stand, without their cards. */
const unread = (clips: readonly PlacedClip[]): FoundClip[] =>
  clips.map((clip) => ({ ...clip, card: null }));

async function findByKey(
  { reader, query, run, sight, along }: Search,
  order: Keyed,
): Promise<FoundClip[]> {
  const columns = columnsFor(sight, query);
  if (sight !== null && columns !== null) {
    const found = await pageOrder(sight, reader, columns, query, order, run);
    if (found !== null) return unread(found);
    if (!sight.isAside) throw new ColumnsMoved();
  }
  const { sql, values } = keyedSql(reader.engine, query, order, run, along ? 'card' : 'nothing');
  return (await reader.rows<KeyedRow>(sql, values)).map(foundIn);
}

/** A value of these has an index in the order of time; the first that is asked for leads. */
const LEADING = ['author', 'batch', 'source', 'capability'] as const;
/** Of these, those that may be unknown. */
const MAY_BE_UNKNOWN: readonly string[] = ['author', 'batch'];

/**
 * The index that a run walks. Named, since SQLite (without statistics, which would make some ranges
 * worse) takes any index for a filter and then sorts all that it finds.
 */
function indexOf(query: ClipQuery, order: Keyed): string {
  if (order !== 'newest') return `clip_${order}_idx`;
  const leading = LEADING.find((name) => {
    const value = onlyValue(query[name]);
    return value !== null && (value !== UNKNOWN || MAY_BE_UNKNOWN.includes(name));
  });
  if (leading === undefined) return 'clip_sort_at_id_idx';
  return `clip_${leading}${leading === 'capability' ? '' : '_id'}_sort_at_id_idx`;
}

/** What is read beside the place of a clip. */
const ALONG = {
  nothing: 'NULL AS card',
  card: 'c.card AS card',
  'card and version': `c.card AS card,
       (SELECT version FROM catalogue_version WHERE id = 1) AS version`,
};

/** A row of `keyedSql`. */
interface KeyedRow {
  id: number;
  key: number;
  card: string | null;
}

const foundIn = ({ id, key, card }: KeyedRow): FoundClip => ({ id, card, place: [key, id] });

/** The statement of one run in an order that has an index. */
function keyedSql(
  engine: Engine,
  query: ClipQuery,
  order: Keyed,
  run: Run,
  along: keyof typeof ALONG,
) {
  const { key, falls } = KEYS[order];
  const down = falls !== run.reverse;
  const parts: Conditions[] = [clipConditions(query)];
  const node = searchOf(query);
  if (node !== null) parts.push(hitCondition(engine, node));
  if (run.place !== null) {
    const [value = 0, id = 0] = run.place;
    const than = down ? '<' : '>';
    // Typed for PostgreSQL, which would otherwise guess from the left side's expression.
    const at = engine === 'sqlite' ? '(?, ?)' : '(?::bigint, ?::integer)';
    parts.push({ sql: [`(${key}, c.id) ${than} ${at}`], values: [value, id] });
  }
  const direction = down ? 'DESC' : 'ASC';
  return {
    sql: `SELECT c.id AS id, ${key} AS key, ${ALONG[along]}
     FROM clip c${engine === 'sqlite' ? ` INDEXED BY ${indexOf(query, order)}` : ''}
     WHERE ${parts.flatMap((part) => part.sql).join(' AND ')}
     ORDER BY ${key} ${direction}, c.id ${direction} LIMIT ?`,
    values: [...parts.flatMap((part) => part.values), run.limit],
  };
}

/**
 * A run of PostgreSQL's with its cards and the version it is of, where an index has it: a statement sees
 * one state by itself, and needs no transaction around it. Null where it takes more, or has no clip.
 */
export async function findAtOnce(
  database: Database,
  query: ClipQuery,
  run: Run,
): Promise<{ found: FoundClip[]; version: number } | null> {
  const order = orderOf(query);
  const isPlain = query.q === null && !asksColumns(query) && isKeyed(order);
  if (database.engine !== 'postgres' || !isPlain) return null;
  const { sql, values } = keyedSql('postgres', query, order, run, 'card and version');
  const rows = await database.rows<KeyedRow & { version: number }>(sql, values);
  const [first] = rows;
  return first === undefined ? null : { found: rows.map(foundIn), version: first.version };
}

/** A run of one tier's hits: through the columns where there are filters, else by SQL. */
async function runTier(
  { reader, query, sight, along }: Search,
  scope: SearchScope,
  part: { place: PlainHit | null; reverse: boolean; limit: number },
): Promise<Hit[]> {
  const columns = columnsFor(sight, query);
  const node = searchOf(query);
  if (columns !== null && node !== null) {
    const hits = await findPassing(reader, columns, query, { node, scope, ...part });
    if (hits !== null) return hits.found.map((hit) => ({ ...hit, card: null }));
  }
  return findHits(reader, query, scope, part, along);
}

/** Title hits newest first, then the others newest first. A place is [tier, second, id]. */
async function findByMatch(search: Search, tiers: SearchScope[]): Promise<FoundClip[]> {
  const { run } = search;
  const out: FoundClip[] = [];
  const [from, second = 0, id = 0] = run.place ?? [run.reverse ? tiers.length - 1 : 0];
  const step = run.reverse ? -1 : 1;
  for (let tier = from ?? 0; tiers[tier] !== undefined && out.length < run.limit; tier += step) {
    const place = run.place !== null && tier === from ? { second, id } : null;
    const part = { place, reverse: run.reverse, limit: run.limit - out.length };
    const hits = await runTier(search, tiers[tier] as SearchScope, part);
    for (const hit of hits) {
      out.push({ id: hit.id, card: hit.card, place: [tier, hit.second, hit.id] });
    }
  }
  return out;
}

/** A place by relevance is [rank, id]; the ranking holds for one catalogue version only. */
async function findByRelevance({ reader, query, run, sight }: Search): Promise<FoundClip[]> {
  const ids = await rankClips(reader, query, sight);
  const at = run.place === null ? (run.reverse ? ids.length : -1) : (run.place[0] ?? -1);
  const wanted = run.reverse
    ? ids.slice(Math.max(0, at - run.limit), Math.max(0, at)).reverse()
    : ids.slice(at + 1, at + 1 + run.limit);
  const step = run.reverse ? -1 : 1;
  const first = run.reverse ? at - 1 : at + 1;
  return unread(wanted.map((id, index) => ({ id, place: [first + step * index, id] })));
}

/**
 * One run of a query's clips in its order. Keyset only: a run costs the same at any depth. What the
 * reader sees is told by `sight`, so that filters without an index are looked up in the columns.
 * `along` has their cards read in the same statement, where there is one.
 */
export async function findClips(
  reader: Reader,
  query: ClipQuery,
  run: Run,
  sight: Sight | null,
  along: boolean,
): Promise<FoundClip[]> {
  const order = orderOf(query);
  const searched = searchOf(query) !== null;
  if (query.q !== null && !searched) return [];
  const search: Search = { reader, query, run, sight, along };
  if (order === 'relevance') return findByRelevance(search);
  if (order === 'match') return findByMatch(search, ['title', 'rest']);
  if (order === 'newest' && searched) return findByMatch(search, ['all']);
  return findByKey(search, order);
}

/** One run of a query's clips in its order, with their cards. */
export async function pageClips(
  reader: Reader,
  query: ClipQuery,
  run: Run,
  sight: Sight | null = null,
): Promise<PlacedCard[]> {
  return readCards(reader, await findClips(reader, query, run, sight, true));
}

/** A ranking belongs to one version: a cursor of an older one leads back to the first page. */
export function refuseStale(query: ClipQuery, cursorVersion: number, version: number): void {
  if (orderOf(query) !== 'relevance' || cursorVersion === version) return;
  throw new Problem(
    'cursor_expired',
    'The catalogue has changed since this ranking was made; ask again without “cursor”.',
  );
}
