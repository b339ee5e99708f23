import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import {
  type ClipColumns,
  type ClipTally,
  COLUMN_FILTERS,
  FLAG_BITS,
  MANY_FILTERS,
  SPANNED,
} from './clip-columns.server';
import { countCodes, countMany, publicPlaces } from './count-codes.server';
import { DayTally } from './day-tally.server';
import { FLAG_VALUES } from './mark-columns.server';

/** So many clips are counted in one step, some milliseconds. */
const CLIPS_PER_STEP = 32_768;

/** Codes of a column of several values are two bytes. */
const CODES_OF_MANY = 65_536;

const recordOf = <Name extends string, Value>(names: readonly Name[], make: () => Value) =>
  Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, Value>;

/** What no clips come to. */
export function emptyTally(): ClipTally {
  return {
    days: new DayTally(),
    flags: [],
    lists: recordOf(COLUMN_FILTERS, () => []),
    many: recordOf(MANY_FILTERS, () => []),
    spans: recordOf(SPANNED, () => []),
  };
}

function bump(counts: number[], code: number, by: 1 | -1): void {
  counts[code] = (counts[code] ?? 0) + by;
}

function span(
  { spans }: ClipTally,
  name: (typeof SPANNED)[number],
  code: number,
  printed: number,
  by: 1 | -1,
): void {
  // What has no value is in no span.
  if (code === 0) return;
  const days = spans[name][code] ?? new Map<number, number>();
  spans[name][code] = days;
  days.set(printed, (days.get(printed) ?? 0) + by);
}

/** Puts the clip at a place into the tally as it stands in the columns, or takes it out; only public ones are in it. */
export function tallyClip(columns: ClipColumns, place: number, by: 1 | -1): void {
  const { tally, lists, many } = columns;
  const flags = columns.flags[place] ?? 0;
  if ((flags & FLAG_BITS.isPublic) === 0) return;
  const printed = columns.printedOn[place] ?? 0;
  tally.days.add(columns.publishedAt[place] ?? Number.NaN, printed, by);
  bump(tally.flags, flags, by);
  for (const name of COLUMN_FILTERS) bump(tally.lists[name], lists[name].codes[place] ?? 0, by);
  for (const name of SPANNED) {
    span(tally, name, lists[name].codes[place] ?? 0, printed, by);
  }
  for (const name of MANY_FILTERS) {
    const { starts, lengths, pool } = many[name];
    const start = starts[place] ?? 0;
    const end = start + (lengths[place] ?? 0);
    for (let at = start; at < end; at += 1) bump(tally.many[name], pool[at] ?? 0, by);
  }
}

/** One more than the largest code: what they stand for is not known yet. */
function sizeOf(codes: Iterable<number>): number {
  let largest = 0;
  for (const code of codes) if (code > largest) largest = code;
  return largest + 1;
}

/**
 * Counts all clips of columns that were just built: what `tallyClip` of each of them comes to, column
 * by column in short steps.
 */
export async function tallyAll(columns: ClipColumns): Promise<void> {
  const { tally, lists, many, publishedAt, printedOn, flags } = columns;
  const places = publicPlaces(columns);
  tally.flags = Array.from(await countCodes(flags, FLAG_VALUES, places));
  for (const name of COLUMN_FILTERS) {
    await letOthers();
    const { codes } = lists[name];
    tally.lists[name] = Array.from(await countCodes(codes, sizeOf(codes), places));
  }
  for (const name of MANY_FILTERS) {
    await letOthers();
    const counts = await countMany(many[name], CODES_OF_MANY, places);
    tally.many[name] = Array.from(
      counts.subarray(0, counts.findLastIndex((count) => count > 0) + 1),
    );
  }
  for (const [at, place] of places.entries()) {
    if (at % CLIPS_PER_STEP === CLIPS_PER_STEP - 1) await letOthers();
    const printed = printedOn[place] ?? 0;
    tally.days.add(publishedAt[place] ?? Number.NaN, printed, 1);
    for (const name of SPANNED) span(tally, name, lists[name].codes[place] ?? 0, printed, 1);
  }
}
