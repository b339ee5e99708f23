import 'server-only';
import type { Reader } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import type { SearchScope } from '@/lib/search/to-fts5.server';
import { type Conditions, clipConditions } from './clip-conditions.server';
import { KEYS, type Keyed } from './clip-orders.server';
import { type ClipQuery, orderOf } from './clip-query';
import type { Place } from './cursor.server';
import { findHits, hitCondition, rankHits, searchOf } from './find-search-hits.server';

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

async function pageByKey(reader: Reader, query: ClipQuery, order: Keyed, run: Run) {
  const { key, falls } = KEYS[order];
  const down = falls !== run.reverse;
  const parts: Conditions[] = [clipConditions(query)];
  const node = searchOf(query);
  if (node !== null) parts.push(hitCondition(reader.engine, node));
  if (run.place !== null) {
    const [value = 0, id = 0] = run.place;
    const than = down ? '<' : '>';
    // Typed for PostgreSQL, which would otherwise guess from the left side's expression.
    const marks = reader.engine === 'sqlite' ? '(?, ?)' : '(?::bigint, ?::integer)';
    parts.push({ sql: [`(${key}, c.id) ${than} ${marks}`], values: [value, id] });
  }
  const direction = down ? 'DESC' : 'ASC';
  const rows = await reader.rows<{ id: number; key: number; card: string }>(
    `SELECT c.id AS id, ${key} AS key, c.card AS card FROM clip c
     WHERE ${parts.flatMap((part) => part.sql).join(' AND ')}
     ORDER BY ${key} ${direction}, c.id ${direction} LIMIT ?`,
    [...parts.flatMap((part) => part.values), run.limit],
  );
  return rows.map(({ id, key: value, card }) => ({ id, card, place: [value, id] }));
}

/** Title hits newest first, then the others newest first. A place is [tier, second, id]. */
async function pageByMatch(reader: Reader, query: ClipQuery, tiers: SearchScope[], run: Run) {
  const out: PlacedCard[] = [];
  const [from, second = 0, id = 0] = run.place ?? [run.reverse ? tiers.length - 1 : 0];
  const step = run.reverse ? -1 : 1;
  for (let tier = from ?? 0; tiers[tier] !== undefined && out.length < run.limit; tier += step) {
    const place = run.place !== null && tier === from ? { second, id } : null;
    const limit = run.limit - out.length;
    const hits = await findHits(reader, query, tiers[tier] as SearchScope, {
      place,
      reverse: run.reverse,
      limit,
    });
    for (const hit of hits) {
      out.push({ id: hit.id, card: hit.card, place: [tier, hit.second, hit.id] });
    }
  }
  return out;
}

/** A place by relevance is [rank, id]; the ranking holds for one catalogue version only. */
async function pageByRelevance(reader: Reader, query: ClipQuery, run: Run) {
  const ids = await rankHits(reader, query);
  const at = run.place === null ? (run.reverse ? ids.length : -1) : (run.place[0] ?? -1);
  const wanted = run.reverse
    ? ids.slice(Math.max(0, at - run.limit), Math.max(0, at)).reverse()
    : ids.slice(at + 1, at + 1 + run.limit);
  if (wanted.length === 0) return [];
  const rows = await reader.rows<{ id: number; card: string }>(
    `SELECT id, card FROM clip WHERE id IN (${wanted.map(() => '?').join(', ')})`,
    wanted,
  );
  const cards = new Map(rows.map((row) => [row.id, row.card]));
  const step = run.reverse ? -1 : 1;
  const first = run.reverse ? at - 1 : at + 1;
  return wanted.map((id, index) => ({
    id,
    card: cards.get(id) ?? '',
    place: [first + step * index, id],
  }));
}

/** One run of a query's clips in its order. Keyset only: a run costs the same at any depth. */
export async function pageClips(reader: Reader, query: ClipQuery, run: Run): Promise<PlacedCard[]> {
  const order = orderOf(query);
  const searched = searchOf(query) !== null;
  if (query.q !== null && !searched) return [];
  if (order === 'relevance') return pageByRelevance(reader, query, run);
  if (order === 'match') return pageByMatch(reader, query, ['title', 'rest'], run);
  if (order === 'newest' && searched) return pageByMatch(reader, query, ['all'], run);
  return pageByKey(reader, query, order, run);
}

/** A ranking belongs to one version: a cursor of an older one leads back to the first page. */
export function refuseStale(query: ClipQuery, cursorVersion: number, version: number): void {
  if (orderOf(query) !== 'relevance' || cursorVersion === version) return;
  throw new Problem(
    'cursor_expired',
    'The catalogue has changed since this ranking was made; ask again without “cursor”.',
  );
}
