import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import {
  type ClipColumns,
  type ClipTally,
  COLUMN_FILTERS,
  FLAG_BITS,
  MANY_FILTERS,
  type ManyColumn,
  SPANNED,
} from './clip-columns.server';
import { DayTally } from './day-tally.server';

/** So many clips are counted in one step, some milliseconds. */
const CLIPS_PER_STEP = 32_768;
/** Codes of a column of several values are two bytes. */
const FIRST_CODE_PAST = 65_536;

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

/** Counts of each code among public clips. */
function countCodes(codes: Uint8Array | Uint16Array | Uint32Array, flags: Uint8Array): number[] {
  let most = 0;
  for (const code of codes) if (code > most) most = code;
  const counts = new Uint32Array(most + 1);
  for (let place = 0; place < flags.length; place += 1) {
    if (((flags[place] ?? 0) & FLAG_BITS.isPublic) === 0) continue;
    const code = codes[place] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return Array.from(counts);
}

/** The same of a column of several values. */
function countPool({ starts, lengths, pool }: ManyColumn, flags: Uint8Array): number[] {
  const counts = new Uint32Array(FIRST_CODE_PAST);
  for (let place = 0; place < flags.length; place += 1) {
    if (((flags[place] ?? 0) & FLAG_BITS.isPublic) === 0) continue;
    const start = starts[place] ?? 0;
    const end = start + (lengths[place] ?? 0);
    for (let at = start; at < end; at += 1)
      counts[pool[at] ?? 0] = (counts[pool[at] ?? 0] ?? 0) + 1;
  }
  return Array.from(counts.subarray(0, counts.findLastIndex((count) => count > 0) + 1));
}

/**
 * Counts all clips of columns that were just built: what `tallyClip` of each of them comes to, column
 * by column in short steps.
 */
export async function tallyAll(columns: ClipColumns): Promise<void> {
  const { tally, lists, many, publishedAt, printedOn, flags, count } = columns;
  tally.flags = countCodes(flags, flags);
  for (const name of COLUMN_FILTERS) {
    await letOthers();
    tally.lists[name] = countCodes(lists[name].codes, flags);
  }
  for (const name of MANY_FILTERS) {
    await letOthers();
    tally.many[name] = countPool(many[name], flags);
  }
  for (let place = 0; place < count; place += 1) {
    if (place % CLIPS_PER_STEP === CLIPS_PER_STEP - 1) await letOthers();
    if (((flags[place] ?? 0) & FLAG_BITS.isPublic) === 0) continue;
    const printed = printedOn[place] ?? 0;
    tally.days.add(publishedAt[place] ?? Number.NaN, printed, 1);
    for (const name of SPANNED) span(tally, name, lists[name].codes[place] ?? 0, printed, 1);
  }
}
