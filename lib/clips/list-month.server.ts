import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import type { Database, Reader } from '@/lib/db/database';
import { DAY_MS } from '@/lib/format/zone-days';
import { chunk } from './bulk-write.server';
import { type ClipQuery, DEFAULT_LIMIT } from './clip-query';
import type { ClipItem, Month } from './contracts.server';
import { readCursor, writeCursor } from './cursor.server';
import { type FoundClip, findClips, readCards } from './page-clips.server';
import { readState } from './read-state.server';
import { readVersion } from './read-version.server';
import { calendarOf, dayOfNumber } from './zone-calendar.server';

/** How many clips of a month are told at once; a fuller month goes on by its cursor. */
const CLIPS_PER_PART = 1_000;

/** Whether a text names a month, as 2024-02, or the clips without a date, as `unknown`. */
export function isMonth(text: string): boolean {
  return text === 'unknown' || /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** The query of a month's clips among a query's own; null where its days leave nothing of the month. */
export function queryOfMonth(query: ClipQuery, month: string): ClipQuery | null {
  const plain: ClipQuery = { ...query, sort: 'newest', limit: DEFAULT_LIMIT };
  if (month === 'unknown') {
    const isBounded = query.since !== null || query.until !== null || query.hasDate === true;
    return isBounded ? null : { ...plain, hasDate: false };
  }
  const first = `${month}-01`;
  const [year = 0, number = 1] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 1) - DAY_MS).toISOString().slice(0, 10);
  const since = query.since !== null && query.since > first ? query.since : first;
  const until = query.until !== null && query.until < last ? query.until : last;
  return since > until ? null : { ...plain, since, until };
}

/** Width by height, as measured or as the aspect says it; null when neither is known. */
function ratioOf({ width, height, aspect }: ClipItem): number | null {
  const [w = 0, h = 0] =
    width !== null && height !== null ? [width, height] : (aspect ?? '').split(':').map(Number);
  return w > 0 && h > 0 ? Math.round((w / h) * 10_000) / 10_000 : null;
}

/** So many cards are read at once, some milliseconds of the thread. */
const CARDS_PER_STEP = 200;

async function readItems(reader: Reader, clips: readonly FoundClip[]): Promise<ClipItem[]> {
  const items: ClipItem[] = [];
  for (const run of chunk(clips, CARDS_PER_STEP)) {
    const cards = await readCards(reader, run);
    items.push(...cards.map(({ card }) => JSON.parse(card) as ClipItem));
    await letOthers();
  }
  return items;
}

/** The day a clip stands on in a zone: of its instant, else as printed; null where none is known. */
export function dayOfClip({ publishedAt, publishedOn }: ClipItem, zone: string): string | null {
  return publishedAt === null
    ? publishedOn
    : dayOfNumber(calendarOf(zone).dayAt(Date.parse(publishedAt)));
}

/**
 * The clips of a month (in the query's zone) under a query, newest first, told in columns: enough to
 * lay a wall out before its clips are there, at most so many at once. Refuses another query's or month's cursor.
 */
export async function listMonth(
  database: Database,
  asked: ClipQuery,
  month: string,
  most = CLIPS_PER_PART,
): Promise<Month> {
  const query = queryOfMonth(asked, month);
  return readState(database, query ?? asked, async (reader, isAside) => {
    const version = await readVersion(reader);
    const place = query === null ? null : (readCursor(query)?.place ?? null);
    const run = { place, reverse: false, limit: most + 1 };
    const sight = { database, version, isAside };
    const along = reader.engine === 'postgres';
    const found = query === null ? [] : await findClips(reader, query, run, sight, along);
    const part = found.slice(0, most);
    const items = await readItems(reader, part);
    const last = found.length > most ? part.at(-1) : undefined;
    const cursorAt = (one: FoundClip | undefined) =>
      query === null || one === undefined
        ? null
        : writeCursor(query, { place: one.place, version, reverse: false });
    return {
      month,
      slugs: items.map(({ slug }) => slug),
      ratios: items.map(ratioOf),
      thumbhashes: items.map(({ thumbhash }) => thumbhash),
      days: items.map((item) => dayOfClip(item, asked.zone ?? 'UTC')),
      cursors: part
        .filter((_, at) => (at + 1) % DEFAULT_LIMIT === 0)
        .map((one) => cursorAt(one) ?? ''),
      nextCursor: cursorAt(last),
      version,
    };
  });
}
