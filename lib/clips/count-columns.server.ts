import 'server-only';
import {
  type ClipColumns,
  COLUMN_FILTERS,
  type CodeBook,
  type ColumnFilter,
  FLAG_BITS,
  MANY_FILTERS,
  type ManyFilter,
  type SPANNED,
} from './clip-columns.server';
import { FLAG_FILTERS, type FlagFilter, UNKNOWN } from './clip-query';
import type { FacetValue } from './contracts.server';
import { countCodes, countMany } from './count-codes.server';
import { bitOf, FLAG_VALUES } from './mark-columns.server';
import type { Marked } from './mark-query.server';

/** What columns can count the values of. */
export type CountedFilter = ColumnFilter | ManyFilter | FlagFilter;

/** Clips by their places; those of `places`, or, where these are fewer, all public ones but those. */
interface Selection {
  places: Uint32Array;
  isRest: boolean;
}

/** The clips that fail no filter, or only the one with `bit`. */
function select({ flags }: ClipColumns, { marks, places: of }: Marked, bit: number): Selection {
  const others = 0xffff & ~bit;
  const passes = (at: number) => ((marks[at] ?? 0) & others) === 0;
  let passing = 0;
  for (let at = 0; at < marks.length; at += 1) if (passes(at)) passing += 1;
  const isRest = of === null && passing * 2 > marks.length;
  const places = new Uint32Array(isRest ? marks.length - passing : passing);
  let next = 0;
  for (let at = 0; at < marks.length; at += 1) {
    if (passes(at) === isRest) continue;
    if (isRest && ((flags[at] ?? 0) & FLAG_BITS.isPublic) === 0) continue;
    places[next++] = of === null ? at : (of[at] ?? 0);
  }
  return { places: places.subarray(0, next), isRest };
}

/** How many public clips have one value of a filter, whatever else; 0 for one that is not known. */
export function countOfValue(
  { lists, tally }: ClipColumns,
  name: ColumnFilter,
  value: string,
): number {
  const code = value === UNKNOWN ? 0 : lists[name].codeOf.get(value);
  return code === undefined ? 0 : (tally.lists[name][code] ?? 0);
}

/** By code. */
type Counts = Uint32Array | readonly number[];

function nameValues({ values }: CodeBook, counts: Counts): FacetValue[] {
  const out: FacetValue[] = [];
  for (let code = 0; code < counts.length; code += 1) {
    const count = counts[code] ?? 0;
    if (count === 0) continue;
    const value = values[code];
    out.push({ value: value?.key ?? UNKNOWN, count, label: value?.label ?? null });
  }
  return out;
}

function nameFlags(name: FlagFilter, counts: Counts): FacetValue[] {
  const sums = { true: 0, false: 0 };
  for (let flags = 0; flags < counts.length; flags += 1) {
    sums[(flags & FLAG_BITS[name]) > 0 ? 'true' : 'false'] += counts[flags] ?? 0;
  }
  return Object.entries(sums)
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ value, count, label: null }));
}

/** What counts by code stand for. */
function nameCounts({ lists, many }: ClipColumns, name: CountedFilter, counts: Counts) {
  if (isOneOf(FLAG_FILTERS, name)) return nameFlags(name, counts);
  return nameValues(isOneOf(MANY_FILTERS, name) ? many[name] : lists[name], counts);
}

/** The counts of all public clips, by code. */
function totalsOf({ tally }: ClipColumns, name: CountedFilter): readonly number[] {
  if (isOneOf(FLAG_FILTERS, name)) return tally.flags;
  return isOneOf(MANY_FILTERS, name) ? tally.many[name] : tally.lists[name];
}

/** Every value of a filter with its count among all public clips, unsorted. */
export function countAll(columns: ClipColumns, name: CountedFilter): FacetValue[] {
  return nameCounts(columns, name, totalsOf(columns, name));
}

/** How many clips have a value, and between which printed days. */
export interface ValueSpan {
  count: number;
  firstOn: string | null;
  lastOn: string | null;
}

/** What a value comes to that no clip has. */
export const NO_CLIPS: ValueSpan = { count: 0, firstOn: null, lastOn: null };

/** How many public clips have each value of a list, and between which printed days, by its key. */
export function spanValues(
  { tally, lists, printedDays }: ClipColumns,
  name: (typeof SPANNED)[number],
): Map<string, ValueSpan> {
  const spans = new Map<string, ValueSpan>();
  for (const [code, days = new Map<number, number>()] of tally.spans[name].entries()) {
    const key = lists[name].values[code]?.key;
    const count = tally.lists[name][code] ?? 0;
    if (key === undefined || count === 0) continue;
    const span: ValueSpan = { ...NO_CLIPS, count };
    for (const [printed, clips] of days) {
      const day = printedDays[printed] ?? '';
      if (printed === 0 || clips === 0) continue;
      if (span.firstOn === null || day < span.firstOn) span.firstOn = day;
      if (span.lastOn === null || day > span.lastOn) span.lastOn = day;
    }
    spans.set(key, span);
  }
  return spans;
}

/** How many of some clips have each value of a filter, by code. */
function countAt(
  { flags, lists, many }: ClipColumns,
  name: CountedFilter,
  places: Uint32Array,
): Promise<Uint32Array> {
  const sizeOf = ({ values }: CodeBook) => Math.max(values.length, 1);
  if (isOneOf(FLAG_FILTERS, name)) return countCodes(flags, FLAG_VALUES, places);
  if (isOneOf(MANY_FILTERS, name)) return countMany(many[name], sizeOf(many[name]), places);
  return countCodes(lists[name].codes, sizeOf(lists[name]), places);
}

/**
 * Counts the clips of `markQuery`: gives every value of a filter with its count under the other
 * filters, unsorted, in short steps. Means nothing where the columns move on meanwhile.
 */
export function makeCounter(columns: ClipColumns, marked: Marked) {
  const { marks } = marked;
  const all = select(columns, marked, 0);
  let used = 0;
  for (let at = 0; at < marks.length; at += 1) used |= marks[at] ?? 0;
  return async (name: CountedFilter): Promise<FacetValue[]> => {
    const bit = bitOf(name);
    const { places, isRest } = (used & bit) === 0 ? all : select(columns, marked, bit);
    const counts = await countAt(columns, name, places);
    if (!isRest) return nameCounts(columns, name, counts);
    const rest = Array.from(totalsOf(columns, name), (all = 0, code) => all - (counts[code] ?? 0));
    return nameCounts(columns, name, rest);
  };
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}

/** Whether columns count a filter's values. */
export function canCount(name: string): name is CountedFilter {
  return isOneOf([...COLUMN_FILTERS, ...MANY_FILTERS, ...FLAG_FILTERS], name);
}
