import 'server-only';
import type { Database, Reader } from '@/lib/db/database';
import type { ClipQuery } from './clip-query';
import type { ClipItem, ClipPage } from './contracts.server';
import { readCursor, writeCursor } from './cursor.server';
import { type FoundClip, findClips, readCards, refuseStale } from './page-clips.server';
import type { PlacedClip, Sight } from './page-columns.server';
import { readState } from './read-state.server';
import { readVersion } from './read-version.server';
import { writeCards } from './write-cards.server';

interface FoundPage {
  clips: FoundClip[];
  nextCursor: string | null;
  prevCursor: string | null;
  version: number;
}

/** The cursors beside a page: where a page was reached from, there is one on that side. */
function cursorsOf(
  query: ClipQuery,
  page: readonly PlacedClip[],
  version: number,
  { before, after }: { before: boolean; after: boolean },
) {
  const [first, last] = [page[0], page.at(-1)];
  const write = (one: PlacedClip | undefined, reverse: boolean) =>
    one === undefined ? null : writeCursor(query, { place: one.place, version, reverse });
  return {
    nextCursor: after ? write(last, false) : null,
    prevCursor: before ? write(first, true) : null,
  };
}

async function findPage(
  reader: Reader,
  query: ClipQuery,
  from: Omit<Sight, 'version'> | null,
  along: boolean,
): Promise<FoundPage> {
  const cursor = readCursor(query);
  const version = await readVersion(reader);
  if (cursor !== null) refuseStale(query, cursor.version, version);
  const reverse = cursor?.reverse ?? false;
  const run = { place: cursor?.place ?? null, reverse, limit: query.limit + 1 };
  const sight = from === null ? null : { ...from, version };
  const found = await findClips(reader, query, run, sight, along);
  const hasMore = found.length > query.limit;
  const clips = found.slice(0, query.limit);
  if (reverse) clips.reverse();
  const sides = reverse
    ? { before: hasMore, after: true }
    : { before: cursor !== null, after: hasMore };
  return { clips, ...cursorsOf(query, clips, version, sides), version };
}

/** One page of a query's clips for whoever reads more of the same state of the data. */
export async function listClipsIn(
  reader: Reader,
  query: ClipQuery,
  from: Omit<Sight, 'version'> | null = null,
): Promise<ClipPage> {
  const { clips, ...page } = await findPage(reader, query, from, true);
  const cards = await readCards(reader, clips);
  return { items: cards.map(({ card }) => JSON.parse(card) as ClipItem), ...page };
}

/** One page of a query's clips in its order; refuses a cursor that is not this query's. */
export async function listClips(database: Database, query: ClipQuery): Promise<ClipPage> {
  return readState(database, query, (reader, isAside) =>
    listClipsIn(reader, query, { database, isAside }),
  );
}

/** The same page as ready JSON in UTF-8: cards were made and validated when their clips were saved. */
export async function listClipsJson(database: Database, query: ClipQuery): Promise<Uint8Array> {
  return readState(database, query, async (reader, isAside) => {
    const along = reader.engine === 'postgres';
    const { clips, ...page } = await findPage(reader, query, { database, isAside }, along);
    const cards = await writeCards(reader, clips);
    const end = `],${JSON.stringify(page).slice(1)}`;
    return Buffer.concat([Buffer.from('{"items":['), cards, Buffer.from(end)]);
  });
}
