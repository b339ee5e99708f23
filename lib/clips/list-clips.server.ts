import 'server-only';
import type { Database, Reader } from '@/lib/db/database';
import type { ClipQuery } from './clip-query';
import type { ClipItem, ClipPage } from './contracts.server';
import { readCursor, writeCursor } from './cursor.server';
import { pageClips, refuseStale } from './page-clips.server';
import { readVersion } from './read-version.server';

interface CardPage {
  cards: string[];
  nextCursor: string | null;
  version: number;
}

async function listCards(reader: Reader, query: ClipQuery): Promise<CardPage> {
  const cursor = readCursor(query);
  const version = await readVersion(reader);
  if (cursor !== null) refuseStale(query, cursor.version, version);
  const run = { place: cursor?.place ?? null, reverse: false, limit: query.limit + 1 };
  const found = await pageClips(reader, query, run);
  const page = found.slice(0, query.limit);
  const last = found.length > query.limit ? page.at(-1) : undefined;
  const nextCursor = last === undefined ? null : writeCursor(query, last.place, version);
  return { cards: page.map(({ card }) => card), nextCursor, version };
}

/** One page of a query's clips for whoever reads more of the same state of the data. */
export async function listClipsIn(reader: Reader, query: ClipQuery): Promise<ClipPage> {
  const { cards, nextCursor, version } = await listCards(reader, query);
  return { items: cards.map((card) => JSON.parse(card) as ClipItem), nextCursor, version };
}

/** One page of a query's clips in its order; refuses a cursor that is not this query's. */
export async function listClips(database: Database, query: ClipQuery): Promise<ClipPage> {
  return database.snapshot((reader) => listClipsIn(reader, query));
}

/** The same page as ready JSON: cards were made and validated when their clips were saved. */
export async function listClipsJson(database: Database, query: ClipQuery): Promise<string> {
  const { cards, nextCursor, version } = await database.snapshot((reader) =>
    listCards(reader, query),
  );
  return `{"items":[${cards.join(',')}],"nextCursor":${JSON.stringify(nextCursor)},"version":${version}}`;
}
