import 'server-only';
import type { Database, Reader } from '@/lib/db/database';
import { type ClipQuery, orderOf } from './clip-query';
import type { ClipItem, Neighbours } from './contracts.server';
import type { Place } from './cursor.server';
import { findHits, searchOf } from './find-search-hits.server';
import { pageClips } from './page-clips.server';
import type { Sight } from './page-columns.server';
import { rankClips } from './rank-clips.server';
import { readState } from './read-state.server';
import { readVersion } from './read-version.server';

interface Keys {
  id: number;
  sort_at: number;
  duration_ms: number | null;
}

async function keysOf(reader: Reader, slug: string): Promise<Keys | null> {
  const rows = await reader.rows<Keys>(
    "SELECT id, sort_at, duration_ms FROM clip WHERE slug = ? AND status = 'public'",
    [slug],
  );
  return rows[0] ?? null;
}

/** Which tier of a search a clip stands in: the title's if the hit nearest its place there is itself. */
async function tierOf(reader: Reader, query: ClipQuery, id: number, second: number) {
  const place = { second, id: id + 1 };
  const [hit] = await findHits(reader, query, 'title', { place, reverse: false, limit: 1 });
  return hit?.id === id ? 0 : 1;
}

/** Where a clip stands in a query's order. The clip need not be in the answer itself. */
async function placeOf(
  reader: Reader,
  query: ClipQuery,
  keys: Keys,
  sight: Sight,
): Promise<Place | null> {
  const { id } = keys;
  const second = Math.floor(keys.sort_at / 1000);
  const order = orderOf(query);
  if (order === 'relevance') {
    const rank = (await rankClips(reader, query, sight)).indexOf(id);
    return rank === -1 ? null : [rank, id];
  }
  if (order === 'match') return [await tierOf(reader, query, id, second), second, id];
  if (order === 'newest') return searchOf(query) === null ? [keys.sort_at, id] : [0, second, id];
  if (order === 'oldest') return [keys.sort_at === 0 ? 9_000_000_000_000_000 : keys.sort_at, id];
  if (order === 'longest') return [keys.duration_ms ?? -1, id];
  return [keys.duration_ms ?? 2_147_483_647, id];
}

/** The clips before and after one in a query's order; both null for a clip that is not there. */
export async function findNeighbours(
  database: Database,
  query: ClipQuery,
  slug: string,
): Promise<Neighbours> {
  return readState(database, query, async (reader, isAside) => {
    const [version, keys] = await Promise.all([readVersion(reader), keysOf(reader, slug)]);
    const sight = { database, version, isAside };
    const place = keys === null ? null : await placeOf(reader, query, keys, sight);
    if (place === null) return { previous: null, next: null, version };
    const [before, after] = await Promise.all(
      [true, false].map((reverse) => pageClips(reader, query, { place, reverse, limit: 1 }, sight)),
    );
    const itemOf = (card?: string) => (card === undefined ? null : (JSON.parse(card) as ClipItem));
    return { previous: itemOf(before?.[0]?.card), next: itemOf(after?.[0]?.card), version };
  });
}
