import 'server-only';
import type { Database, Reader } from '@/lib/db/database';
import { type ClipQuery, orderOf } from './clip-query';
import type { ClipItem, ClipPage } from './contracts.server';
import {
  type CursorPlace,
  type PlacedClip,
  type Run,
  readCursor,
  writeCursor,
} from './cursor.server';
import { type FoundClip, findAtOnce, findClips, readCards, refuseStale } from './page-clips.server';
import { asksColumns, type Sight } from './page-columns.server';
import { readState } from './read-state.server';
import { readVersion } from './read-version.server';
import { walkColumns } from './walk-columns.server';
import { writeCards, writeCardsAt } from './write-cards.server';

interface FoundPage<Clip extends PlacedClip> {
  clips: Clip[];
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

/** Where a query's page is cut out of its order: one clip more than it holds tells whether more come. */
function readRun(query: ClipQuery): { cursor: CursorPlace | null; run: Run } {
  const cursor = readCursor(query);
  const reverse = cursor?.reverse ?? false;
  return { cursor, run: { place: cursor?.place ?? null, reverse, limit: query.limit + 1 } };
}

/** The page of a run that was found at a version. */
function cutPage<Clip extends PlacedClip>(
  query: ClipQuery,
  cursor: CursorPlace | null,
  found: readonly Clip[],
  version: number,
): FoundPage<Clip> {
  const hasMore = found.length > query.limit;
  const clips = found.slice(0, query.limit);
  if (cursor?.reverse) clips.reverse();
  const sides = cursor?.reverse
    ? { before: hasMore, after: true }
    : { before: cursor !== null, after: hasMore };
  return { clips, ...cursorsOf(query, clips, version, sides), version };
}

async function findPage(
  reader: Reader,
  query: ClipQuery,
  from: Omit<Sight, 'version'> | null,
  along: boolean,
): Promise<FoundPage<FoundClip>> {
  const { cursor, run } = readRun(query);
  const asked = readVersion(reader);
  // Waited for only where it says how to read: columns and rankings hold for one version.
  const isByVersion = asksColumns(query) || orderOf(query) === 'relevance';
  const known = isByVersion ? await asked : null;
  if (cursor !== null && known !== null) refuseStale(query, cursor.version, known);
  const sight = from === null || known === null ? null : { ...from, version: known };
  const finding = findClips(reader, query, run, sight, along);
  const [version, found] = await Promise.all([asked, finding]);
  return cutPage(query, cursor, found, version);
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

/** A page as it is sent, and the catalogue version it is of. */
export interface PageJson {
  json: Uint8Array<ArrayBuffer>;
  version: number;
}

const OPENING = Buffer.from('{"items":[');

function joinPage(cards: Uint8Array, { clips: _, ...page }: FoundPage<PlacedClip>): PageJson {
  const end = Buffer.from(`],${JSON.stringify(page).slice(1)}`);
  return { json: Buffer.concat([OPENING, cards, end]), version: page.version };
}

/** The same from columns, in one statement; null where they cannot tell or have moved on meanwhile. */
async function listFromColumns(database: Database, query: ClipQuery): Promise<PageJson | null> {
  if (database.engine !== 'sqlite') return null;
  const { cursor, run } = readRun(query);
  const walked = await walkColumns(database, query, run);
  if (walked === null) return null;
  const page = cutPage(query, cursor, walked.found, walked.version);
  const { cards, version } = await writeCardsAt(database, page.clips);
  return version === page.version ? joinPage(cards, page) : null;
}

/** The same of PostgreSQL from one statement; null where it takes more. */
async function listAtOnce(database: Database, query: ClipQuery): Promise<PageJson | null> {
  const { cursor, run } = readRun(query);
  const read = await findAtOnce(database, query, run);
  if (read === null) return null;
  const page = cutPage(query, cursor, read.found, read.version);
  return joinPage(await writeCards(database, page.clips), page);
}

/** The same page as ready JSON in UTF-8: cards were made and validated when their clips were saved. */
export async function listClipsJson(database: Database, query: ClipQuery): Promise<PageJson> {
  const ready = (await listFromColumns(database, query)) ?? (await listAtOnce(database, query));
  if (ready !== null) return ready;
  return readState(database, query, async (reader, isAside) => {
    const along = reader.engine === 'postgres';
    const page = await findPage(reader, query, { database, isAside }, along);
    return joinPage(await writeCards(reader, page.clips), page);
  });
}
