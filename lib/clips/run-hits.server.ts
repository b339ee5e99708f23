import 'server-only';
import type { Engine, Reader } from '@/lib/db/database';
import type { SearchNode } from '@/lib/search/search-node';
import type { SearchScope } from '@/lib/search/to-fts5.server';
import type { Conditions } from './clip-conditions.server';
import { DIALECTS, joinConditions, rowOf, type SearchDialect } from './search-dialects.server';

/** A hit by its place alone. */
export interface PlainHit {
  id: number;
  second: number;
}

/** Older before newer. */
export const compareHits = (one: PlainHit, other: PlainHit) =>
  one.second - other.second || one.id - other.id;

/** A run of hits that is asked for: from a place on, and between two moments (the second excluded) where they are known. */
export interface HitRun {
  place: PlainHit | null;
  reverse: boolean;
  limit: number;
  /** In milliseconds, as `sortBounds` has them. */
  bounds?: [number, number] | null;
}

/** The two ends of a run, each the nearer of its place and its bounds: an index is walked between them. */
export function endsOf(
  { before, after }: SearchDialect,
  { place, reverse, bounds }: HitRun,
): Conditions[] {
  const [from, to] = (bounds ?? []).map((ms) => Math.floor(ms / 1000));
  const low = from === undefined || !Number.isFinite(from) ? null : { second: from, id: 0 };
  const high = to === undefined || !Number.isFinite(to) ? null : { second: to + 1, id: 0 };
  const nearer = (one: PlainHit | null, other: PlainHit | null, sign: number) =>
    one === null || (other !== null && compareHits(other, one) * sign > 0) ? other : one;
  const lower = nearer(low, reverse ? place : null, 1);
  const upper = nearer(high, reverse ? null : place, -1);
  return [
    ...(upper === null ? [] : [before(upper.second, upper.id)]),
    ...(lower === null ? [] : [after(lower.second, lower.id)]),
  ];
}

/** Pairs of an id and a second, as `Reader.numbers` gives them one after the other. */
const hitsOf = (numbers: Float64Array): PlainHit[] =>
  Array.from({ length: numbers.length / 2 }, (_, at) => ({
    id: numbers[2 * at] ?? 0,
    second: numbers[2 * at + 1] ?? 0,
  }));

/** One run of hits of a tier, newest first, whatever the filters and whether public or not. */
export async function runHits(
  reader: Reader,
  node: SearchNode,
  scope: SearchScope,
  run: HitRun,
): Promise<PlainHit[]> {
  const { engine } = reader;
  const dialect = DIALECTS[engine];
  const { sql, values } = joinConditions([dialect.matches(node, scope), ...endsOf(dialect, run)]);
  const keys = run.reverse ? dialect.keys.replaceAll(' DESC', ' ASC') : dialect.keys;
  return hitsOf(
    await reader.numbers(
      `SELECT ${dialect.id} AS id, ${dialect.second} AS second FROM clip_search s
     WHERE ${sql} ORDER BY ${keys} ${run.reverse ? 'ASC' : 'DESC'} LIMIT ?`,
      [...values, run.limit],
    ),
  );
}

const AMONG: Record<Engine, string> = {
  sqlite: 'json_each(?) one CROSS JOIN clip_search s ON s.rowid = one.value',
  postgres: `json_array_elements_text(?::json) one (value)
     JOIN clip_search s ON s.clip_id = one.value::integer`,
};

/** Which of some clips, by their places, are hits of a tier; in no order. Each is looked up by itself. */
export async function findHitsAmong(
  reader: Reader,
  node: SearchNode,
  scope: SearchScope,
  clips: readonly PlainHit[],
): Promise<PlainHit[]> {
  const { engine } = reader;
  const { id: hitId, second: hitSecond, matches } = DIALECTS[engine];
  const { sql, values } = joinConditions([matches(node, scope)]);
  const list = clips.map(({ id, second }) => (engine === 'sqlite' ? rowOf(second, id) : id));
  return hitsOf(
    await reader.numbers(
      `SELECT ${hitId} AS id, ${hitSecond} AS second FROM ${AMONG[engine]} WHERE ${sql}`,
      [`[${list.join()}]`, ...values],
    ),
  );
}

/** The ids of a search's newest hits, whatever the filters and whether public or not, newest first. */
export async function runHitIds(
  reader: Reader,
  node: SearchNode,
  most: number,
): Promise<Uint32Array> {
  const { id, keys, matches } = DIALECTS[reader.engine];
  const { sql, values } = joinConditions([matches(node, 'all')]);
  const ids = await reader.numbers(
    `SELECT ${id} AS id FROM clip_search s
     WHERE ${sql} ORDER BY ${keys} DESC LIMIT ?`,
    [...values, most],
  );
  // Not `from`, which takes each number by itself: a million would take 20 ms.
  return new Uint32Array(ids);
}

/** A hit and its score by the engine's own rank, smaller is better. */
export interface ScoredHit extends PlainHit {
  score: number;
}

/** The next hits of SQLite's index before a place, newest first, with their scores. */
export async function runScores(
  reader: Reader,
  node: SearchNode,
  place: PlainHit | null,
  limit: number,
): Promise<ScoredHit[]> {
  const { id, second, matches, before, score } = DIALECTS.sqlite;
  const parts = [matches(node, 'all')];
  if (place !== null) parts.push(before(place.second, place.id));
  const { sql, values } = joinConditions(parts);
  const numbers = await reader.numbers(
    `SELECT ${id} AS id, ${second} AS second, ${score(node).sql[0]} AS score
     FROM clip_search s WHERE ${sql} ORDER BY s.rowid DESC LIMIT ?`,
    [...values, limit],
  );
  return Array.from({ length: numbers.length / 3 }, (_, at) => ({
    id: numbers[3 * at] ?? 0,
    second: numbers[3 * at + 1] ?? 0,
    score: numbers[3 * at + 2] ?? 0,
  }));
}
