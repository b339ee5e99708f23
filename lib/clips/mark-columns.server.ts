import 'server-only';
import { dayAfter, startOfDay } from '@/lib/format/zone-days';
import {
  type ClipColumns,
  COLUMN_FILTERS,
  type CodeBook,
  FLAG_BITS,
  type ListColumn,
  MANY_FILTERS,
  type ManyColumn,
} from './clip-columns.server';
import type { Dimension } from './clip-conditions.server';
import { type ClipQuery, FLAG_FILTERS, LIST_FILTERS, UNKNOWN } from './clip-query';
import { type FilterValues, splitValues } from './filter-values';

/** Filters whose values can be counted while they are left out, each a bit of a clip's mark. */
export const COUNTED: readonly Dimension[] = [
  ...COLUMN_FILTERS,
  ...MANY_FILTERS,
  ...FLAG_FILTERS,
  'date',
];

/** The bit of everything else that a clip can fail: its status, its length, the words. */
const ELSE = 1 << 15;

/** The bit a filter marks clips with that fail it. */
export function bitOf(dimension: Dimension): number {
  return 1 << COUNTED.indexOf(dimension);
}

/** Whether columns know every filter of a query (its words are looked up elsewhere). */
export function canMark(query: ClipQuery): boolean {
  return LIST_FILTERS.every((name) => query[name].length === 0 || COUNTED.includes(name));
}

/** So many numbers flags can be. */
export const FLAG_VALUES = 2 ** Object.keys(FLAG_BITS).length;

type Marks = Uint16Array;

/** Which clips are marked: those at these places, or in turn from one place on. */
type Places = Uint32Array | number;

const placeAt = (places: Places, at: number) =>
  typeof places === 'number' ? places + at : (places[at] ?? 0);

const codeOf = (book: CodeBook, value: string) => (value === UNKNOWN ? 0 : book.codeOf.get(value));

/** By code: 0 for those that are wanted, the bit for all others. */
function failsOf(book: CodeBook, wanted: readonly string[], bit: number): Uint16Array {
  const fails = new Uint16Array(Math.max(book.values.length, 1)).fill(bit);
  for (const value of wanted) {
    const code = codeOf(book, value);
    if (code !== undefined) fails[code] = 0;
  }
  return fails;
}

/** By code, for a filter of one value: its clips have one of `any`, every one of `all`, none of `none`. */
function failsOfOne(book: CodeBook, { any, all, none }: FilterValues, bit: number): Uint16Array {
  const fails = failsOf(book, any, any.length === 0 ? 0 : bit);
  for (const value of all) {
    const others = failsOf(book, [value], bit);
    for (const [code, fail] of others.entries()) fails[code] = (fails[code] ?? 0) | fail;
  }
  for (const value of none) {
    const code = codeOf(book, value);
    if (code !== undefined) fails[code] = bit;
  }
  return fails;
}

function markList(
  marks: Marks,
  places: Places,
  list: ListColumn,
  wanted: readonly string[],
  bit: number,
): void {
  const fails = failsOfOne(list, splitValues(wanted), bit);
  const { codes } = list;
  for (let at = 0; at < marks.length; at += 1) {
    const place = placeAt(places, at);
    marks[at] = (marks[at] ?? 0) | (fails[codes[place] ?? 0] ?? bit);
  }
}

function markMany(
  marks: Marks,
  places: Places,
  list: ManyColumn,
  wanted: readonly string[],
  bit: number,
): void {
  const { any, all, none } = splitValues(wanted);
  const fails = failsOf(list, any, bit);
  const needed = all.map((value) => codeOf(list, value) ?? -1);
  const refused = new Set(none.map((value) => codeOf(list, value) ?? -1));
  const { starts, lengths, pool } = list;
  for (let at = 0; at < marks.length; at += 1) {
    const place = placeAt(places, at);
    const start = starts[place] ?? 0;
    const end = start + (lengths[place] ?? 0);
    // A clip without any value is the unknown one.
    let failed = start === end ? (fails[0] ?? bit) : bit;
    for (let one = start; one < end && failed !== 0; one += 1)
      failed = fails[pool[one] ?? 0] ?? bit;
    if (any.length === 0) failed = 0;
    for (const code of needed) if (!hasCode(pool, start, end, code)) failed = bit;
    if (refused.size > 0 && start === end && refused.has(0)) failed = bit;
    for (let one = start; one < end && refused.size > 0; one += 1)
      if (refused.has(pool[one] ?? 0)) failed = bit;
    marks[at] = (marks[at] ?? 0) | failed;
  }
}

function hasCode(pool: Uint16Array, start: number, end: number, code: number): boolean {
  if (code === 0) return start === end;
  for (let one = start; one < end; one += 1) if (pool[one] === code) return true;
  return false;
}

function markFlags(marks: Marks, places: Places, { flags }: ClipColumns, query: ClipQuery): void {
  const fails = Uint16Array.from({ length: FLAG_VALUES }, (_, value) => {
    let bits = (value & FLAG_BITS.isPublic) === 0 ? ELSE : 0;
    for (const name of FLAG_FILTERS) {
      const wanted = query[name];
      if (wanted !== null && wanted !== (value & FLAG_BITS[name]) > 0) bits |= bitOf(name);
    }
    return bits;
  });
  for (let at = 0; at < marks.length; at += 1) {
    const place = placeAt(places, at);
    marks[at] = fails[flags[place] ?? 0] ?? ELSE;
  }
}

function markDurations(
  marks: Marks,
  places: Places,
  { durationMs }: ClipColumns,
  query: ClipQuery,
): void {
  const least = query.minDuration === null ? 0 : Math.round(query.minDuration * 1000);
  const most =
    query.maxDuration === null ? Number.POSITIVE_INFINITY : Math.round(query.maxDuration * 1000);
  for (let at = 0; at < marks.length; at += 1) {
    const duration = durationMs[placeAt(places, at)] ?? -1;
    if (duration < least || duration > most) marks[at] = (marks[at] ?? 0) | ELSE;
  }
}

/** What a query's days mean for the columns at a version: instants between two, and by the code of a printed day whether it fails. */
interface DateTest {
  columns: ClipColumns;
  version: number;
  start: number;
  end: number;
  fails: Uint16Array;
}

/** Made once for a query, which is marked in many steps. */
const dateTests = new WeakMap<ClipQuery, DateTest>();

function dateTestOf(columns: ClipColumns, query: ClipQuery, bit: number): DateTest {
  const { version, printedDays } = columns;
  const made = dateTests.get(query);
  if (made?.columns === columns && made.version === version) return made;
  const zone = query.zone ?? 'UTC';
  const { since, until } = query;
  const test: DateTest = {
    columns,
    version,
    start: since === null ? Number.NEGATIVE_INFINITY : startOfDay(since, zone),
    end: until === null ? Number.POSITIVE_INFINITY : startOfDay(dayAfter(until), zone),
    fails: Uint16Array.from(printedDays, (day, code) =>
      code > 0 && day >= (since ?? '') && (until === null || day <= until) ? 0 : bit,
    ),
  };
  dateTests.set(query, test);
  return test;
}

/** As `dateCondition` has it in SQL: instants by the zone's clock, printed days as printed. */
function markDates(marks: Marks, places: Places, columns: ClipColumns, query: ClipQuery): void {
  const bit = bitOf('date');
  const { start, end, fails } = dateTestOf(columns, query, bit);
  const { publishedAt, printedOn, flags } = columns;
  for (let at = 0; at < marks.length; at += 1) {
    const place = placeAt(places, at);
    const instant = publishedAt[place] ?? Number.NaN;
    const failed = Number.isNaN(instant)
      ? (fails[printedOn[place] ?? 0] ?? bit)
      : instant >= start && instant < end
        ? 0
        : bit;
    const undated = ((flags[place] ?? 0) & FLAG_BITS.hasDate) === 0 ? bit : 0;
    marks[at] = (marks[at] ?? 0) | failed | undated;
  }
}

/**
 * For each of these clips, in their order, the filters of a query that it fails, one bit each; 0 is a
 * clip of the query. `hits` are 1 where the query's words are found, null where they do not count. One
 * step, no waiting inside.
 */
export function markClips(
  columns: ClipColumns,
  query: ClipQuery,
  hits: Uint8Array | null,
  places: Uint32Array | number,
  count = typeof places === 'number' ? columns.count - places : places.length,
): Uint16Array {
  const marks = new Uint16Array(count);
  markFlags(marks, places, columns, query);
  for (const name of COLUMN_FILTERS) {
    const wanted = query[name];
    if (wanted.length > 0) markList(marks, places, columns.lists[name], wanted, bitOf(name));
  }
  for (const name of MANY_FILTERS) {
    const wanted = query[name];
    if (wanted.length > 0) markMany(marks, places, columns.many[name], wanted, bitOf(name));
  }
  if (query.since !== null || query.until !== null) markDates(marks, places, columns, query);
  if (query.minDuration !== null || query.maxDuration !== null) {
    markDurations(marks, places, columns, query);
  }
  if (hits !== null) {
    for (let at = 0; at < marks.length; at += 1) {
      if (hits[placeAt(places, at)] !== 1) marks[at] = (marks[at] ?? 0) | ELSE;
    }
  }
  return marks;
}
