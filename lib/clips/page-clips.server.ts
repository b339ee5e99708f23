import 'server-only';
import type { Engine, Reader } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import type { SearchScope } from '@/lib/search/to-fts5.server';
import { marks } from './bulk-write.server';
import { type Conditions, clipConditions } from './clip-conditions.server';
import { KEYS, type Keyed } from './clip-orders.server';
import { type ClipQuery, orderOf, UNKNOWN } from './clip-query';
import type { Place } from './cursor.server';
import { onlyValue } from './filter-values';
import {
  findHits,
  type Hit,
  hitCondition,
  type PlainHit,
  searchOf,
} from './find-search-hits.server';
import {
  columnsFor,
  type PlacedClip,
  pageHits,
  pageOrder,
  type Sight,
} from './page-columns.server';
import { rankClips } from './rank-clips.server';

/** A clip in an ordered list: its card as JSON text and the keys of its place. */
export interface PlacedCard {
  id: number;
  card: string;
  place: Place;
}

/** Which run of an ordered list: after a place (or from its start), or backwards before one. */
export interface Run {
  place: Place | null;
  reverse: boolean;
  limit: number;
}

async function readCards(reader: Reader, clips: readonly PlacedClip[]): Promise<PlacedCard[]> {
  if (clips.length === 0) return [];
  const ids = clips.map(({ id }) => id);
  const rows = await reader.rows<{ id: number; card: string }>(
    `SELECT id, card FROM clip WHERE id IN (${marks(ids)})`,
    ids,
  );
  const cards = new Map(rows.map((row) => [row.id, row.card]));
  return clips.map(({ id, place }) => ({ id, card: cards.get(id) ?? '', place }));
}

async function pageByKey(
  reader: Reader,
  query: ClipQuery,
  order: Keyed,
  run: Run,
  sight: Sight | null,
) {
  const columns = columnsFor(sight, query);
  if (sight !== null && columns !== null) {
    const found = await pageOrder(sight, reader, columns, query, order, run);
    if (found !== null) return readCards(reader, found);
  }
  const { sql, values } = keyedSql(reader.engine, query, order, run);
  const rows = await reader.rows<{ id: number; key: number; card: string }>(sql, values);
  return rows.map(({ id, key: value, card }) => ({ id, card, place: [value, id] }));
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

/** The statement of one run in an order that has an index. */
function keyedSql(engine: Engine, query: ClipQuery, order: Keyed, run: Run) {
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
    sql: `SELECT c.id AS id, ${key} AS key, c.card AS card
     FROM clip c${engine === 'sqlite' ? ` INDEXED BY ${indexOf(query, order)}` : ''}
     WHERE ${parts.flatMap((part) => part.sql).join(' AND ')}
     ORDER BY ${key} ${direction}, c.id ${direction} LIMIT ?`,
    values: [...parts.flatMap((part) => part.values), run.limit],
  };
}

/** A run of one tier's hits: through the columns where there are filters, else by SQL. */
async function runTier(
  reader: Reader,
  query: ClipQuery,
  scope: SearchScope,
  part: { place: PlainHit | null; reverse: boolean; limit: number },
  sight: Sight | null,
): Promise<Hit[]> {
  const columns = columnsFor(sight, query);
  const node = searchOf(query);
  if (columns !== null && node !== null) {
    const hits = await pageHits(reader, columns, query, node, scope, part);
    if (hits !== null) {
      const cards = await readCards(
        reader,
        hits.map(({ id, second }) => ({ id, place: [second] })),
      );
      return cards.map(({ id, card, place: [second = 0] }) => ({ id, card, second }));
    }
  }
  return findHits(reader, query, scope, part);
}

/** Title hits newest first, then the others newest first. A place is [tier, second, id]. */
async function pageByMatch(
  reader: Reader,
  query: ClipQuery,
  tiers: SearchScope[],
  run: Run,
  sight: Sight | null,
) {
  const out: PlacedCard[] = [];
  const [from, second = 0, id = 0] = run.place ?? [run.reverse ? tiers.length - 1 : 0];
  const step = run.reverse ? -1 : 1;
  for (let tier = from ?? 0; tiers[tier] !== undefined && out.length < run.limit; tier += step) {
    const place = run.place !== null && tier === from ? { second, id } : null;
    const part = { place, reverse: run.reverse, limit: run.limit - out.length };
    const hits = await runTier(reader, query, tiers[tier] as SearchScope, part, sight);
    for (const hit of hits) {
      out.push({ id: hit.id, card: hit.card, place: [tier, hit.second, hit.id] });
    }
  }
  return out;
}

/** A place by relevance is [rank, id]; the ranking holds for one catalogue version only. */
async function pageByRelevance(reader: Reader, query: ClipQuery, run: Run, sight: Sight | null) {
  const ids = await rankClips(reader, query, sight);
  const at = run.place === null ? (run.reverse ? ids.length : -1) : (run.place[0] ?? -1);
  const wanted = run.reverse
    ? ids.slice(Math.max(0, at - run.limit), Math.max(0, at)).reverse()
    : ids.slice(at + 1, at + 1 + run.limit);
  const step = run.reverse ? -1 : 1;
  const first = run.reverse ? at - 1 : at + 1;
  return readCards(
    reader,
    wanted.map((id, index) => ({ id, place: [first + step * index, id] })),
  );
}

/**
 * One run of a query's clips in its order. Keyset only: a run costs the same at any depth. What the
 * reader sees is told by `sight`, so that filters without an index are looked up in the columns.
 */
export async function pageClips(
  reader: Reader,
  query: ClipQuery,
  run: Run,
  sight: Sight | null = null,
): Promise<PlacedCard[]> {
  const order = orderOf(query);
  const searched = searchOf(query) !== null;
  if (query.q !== null && !searched) return [];
  if (order === 'relevance') return pageByRelevance(reader, query, run, sight);
  if (order === 'match') return pageByMatch(reader, query, ['title', 'rest'], run, sight);
  if (order === 'newest' && searched) return pageByMatch(reader, query, ['all'], run, sight);
  return pageByKey(reader, query, order, run, sight);
}

/** A ranking belongs to one version: a cursor of an older one leads back to the first page. */
export function refuseStale(query: ClipQuery, cursorVersion: number, version: number): void {
  if (orderOf(query) !== 'relevance' || cursorVersion === version) return;
  throw new Problem(
    'cursor_expired',
    'The catalogue has changed since this ranking was made; ask again without “cursor”.',
  );
}
