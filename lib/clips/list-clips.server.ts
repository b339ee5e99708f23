import 'server-only';
import type { Database, Reader } from '@/lib/db/database';
import type { ClipQuery } from './clip-query';
import type { ClipItem, ClipPage } from './contracts.server';
import { readCursor, writeCursor } from './cursor.server';
import { type PlacedCard, pageClips, refuseStale } from './page-clips.server';
import { readVersion } from './read-version.server';

interface CardPage {
  cards: string[];
  nextCursor: string | null;
  prevCursor: string | null;
  version: number;
}

/** The cursors beside a page: where a page was reached from, there is one on that side. */
function cursorsOf(
  query: ClipQuery,
  page: readonly PlacedCard[],
  version: number,
  { before, after }: { before: boolean; after: boolean },
) {
  const [first, last] = [page[0], page.at(-1)];
  const write = (one: PlacedCard | undefined, reverse: boolean) =>
    one === undefined ? null : writeCursor(query, { place: one.place, version, reverse });
  return {
    nextCursor: after ? write(last, false) : null,
    prevCursor: before ? write(first, true) : null,
  };
}

async function listCards(
  reader: Reader,
  query: ClipQuery,
  database: Database | null,
): Promise<CardPage> {
  const cursor = readCursor(query);
  const version = await readVersion(reader);
  if (cursor !== null) refuseStale(query, cursor.version, version);
  const reverse = cursor?.reverse ?? false;
  const run = { place: cursor?.place ?? null, reverse, limit: query.limit + 1 };
  const sight = database === null ? null : { database, version };
  const found = await pageClips(reader, query, run, sight);
  const hasMore = found.length > query.limit;
  const page = found.slice(0, query.limit);
  if (reverse) page.reverse();
  const sides = reverse
    ? { before: hasMore, after: true }
    : { before: cursor !== null, after: hasMore };
  const cards = page.map(({ card }) => card);
  return { cards, ...cursorsOf(query, page, version, sides), version };
}

/** One page of a query's clips for whoever reads more of the same state of the data. */
export async function listClipsIn(
  reader: Reader,
  query: ClipQuery,
  database: Database | null = null,
): Promise<ClipPage> {
  const { cards, ...page } = await listCards(reader, query, database);
  return { items: cards.map((card) => JSON.parse(card) as ClipItem), ...page };
}

/** One page of a query's clips in its order; refuses a cursor that is not this query's. */
export async function listClips(database: Database, query: ClipQuery): Promise<ClipPage> {
  return database.snapshot((reader) => listClipsIn(reader, query, database));
}

/** The same page as ready JSON: cards were made and validated when their clips were saved. */
export async function listClipsJson(database: Database, query: ClipQuery): Promise<string> {
  const { cards, ...page } = await database.snapshot((reader) =>
    listCards(reader, query, database),
  );
  return `{"items":[${cards.join(',')}],${JSON.stringify(page).slice(1)}`;
}
