import 'server-only';
import {
  type ClipColumns,
  COLUMN_FILTERS,
  type CodeBook,
  type ColumnFilter,
  FLAG_BITS,
  MANY_FILTERS,
  type ManyColumn,
  type ManyFilter,
  type SPANNED,
} from './clip-columns.server';
import { FLAG_FILTERS, type FlagFilter, UNKNOWN } from './clip-query';
import type { FacetValue } from './contracts.server';
import { bitOf } from './mark-columns.server';
import type { Marked } from './mark-query.server';

/** What columns can count the values of. */
export type CountedFilter = ColumnFilter | ManyFilter | FlagFilter;

/** Clips by their places; those of `places`, or, where these are fewer, all but those. */
interface Selection {
  places: Uint32Array;
  isRest: boolean;
}

/** The clips that fail no filter, or only the one with `bit`. */
function select({ marks, places: of }: Marked, bit: number): Selection {
  const others = 0xffff & ~bit;
  let passing = 0;
  for (let at = 0; at < marks.length; at += 1) {
    if (((marks[at] ?? 0) & others) === 0) passing += 1;
  }
  const isRest = of === null && passing * 2 > marks.length;
  const places = new Uint32Array(isRest ? marks.length - passing : passing);
  let next = 0;
  for (let at = 0; at < marks.length; at += 1) {
    if ((((marks[at] ?? 0) & others) === 0) !== isRest)
      places[next++] = of === null ? at : (of[at] ?? 0);
  }
  return { places, isRest };
}

/** Counts of each number in a column at some places. */
function countCodes(codes: Codes, size: number, places: Uint32Array | null): Uint32Array {
  const counts = new Uint32Array(size);
  const length = places?.length ?? codes.length;
  for (let at = 0; at < length; at += 1) {
    const code = codes[places === null ? at : (places[at] ?? 0)] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

type Codes = Uint8Array | Uint16Array | Uint32Array;

/** The same over a column of several values; a clip without any counts nowhere. */
function countMany(list: ManyColumn, clips: number, places: Uint32Array | null): Uint32Array {
  const counts = new Uint32Array(Math.max(list.values.length, 1));
  const { starts, lengths, pool } = list;
  const length = places?.length ?? clips;
  for (let at = 0; at < length; at += 1) {
    const place = places === null ? at : (places[at] ?? 0);
    const start = starts[place] ?? 0;
    const end = start + (lengths[place] ?? 0);
    for (let one = start; one < end; one += 1) {
      const code = pool[one] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  return counts;
}

/** Counts over all clips of a version, made once: most of what a wide filter leaves is known by them. */
const totals = new WeakMap<ClipColumns, { version: number; counts: Map<string, Uint32Array> }>();

function totalsOf(columns: ClipColumns, name: string, count: () => Uint32Array): Uint32Array {
  let known = totals.get(columns);
  if (known?.version !== columns.version) {
    known = { version: columns.version, counts: new Map() };
    totals.set(columns, known);
  }
  const counts = known.counts.get(name) ?? count();
  known.counts.set(name, counts);
  return counts;
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

function nameCounts(list: CodeBook, counts: Counts): FacetValue[] {
  const out: FacetValue[] = [];
  for (let code = 0; code < counts.length; code += 1) {
    const count = counts[code] ?? 0;
    if (count === 0) continue;
    const value = list.values[code];
    out.push({ value: value?.key ?? UNKNOWN, count, label: value?.label ?? null });
  }
  return out;
}

/** By code. */
type Counts = Uint32Array | readonly number[];

function nameFlags(name: FlagFilter, counts: Counts): FacetValue[] {
  const sums = { true: 0, false: 0 };
  for (let flags = 0; flags < counts.length; flags += 1) {
    sums[(flags & FLAG_BITS[name]) > 0 ? 'true' : 'false'] += counts[flags] ?? 0;
  }
  return Object.entries(sums)
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ value, count, label: null }));
}

/** Every value of a filter with its count among all public clips, unsorted. */
export function countAll({ tally, lists, many }: ClipColumns, name: CountedFilter): FacetValue[] {
  if (isOneOf(FLAG_FILTERS, name)) return nameFlags(name, tally.flags);
  if (isOneOf(MANY_FILTERS, name)) return nameCounts(many[name], tally.many[name]);
  return nameCounts(lists[name], tally.lists[name]);
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

/**
 * Counts the clips of `markQuery`: gives every value of a filter with its count under the other
 * filters, unsorted.
 */
export function makeCounter(columns: ClipColumns, marked: Marked) {
  const { marks } = marked;
  const all = select(marked, 0);
  let used = 0;
  for (let at = 0; at < marks.length; at += 1) used |= marks[at] ?? 0;
  const count = (name: CountedFilter, at: (places: Uint32Array | null) => Uint32Array) => {
    const bit = bitOf(name);
    const { places, isRest } = (used & bit) === 0 ? all : select(marked, bit);
    if (!isRest) return at(places);
    const whole = totalsOf(columns, isOneOf(FLAG_FILTERS, name) ? 'flags' : name, () => at(null));
    const rest = at(places);
    return whole.map((total, code) => total - (rest[code] ?? 0));
  };
  return (name: CountedFilter): FacetValue[] => {
    if (isOneOf(FLAG_FILTERS, name)) {
      const flags = columns.flags.subarray(0, columns.count);
      return nameFlags(
        name,
        count(name, (places) => countCodes(flags, 256, places)),
      );
    }
    if (isOneOf(MANY_FILTERS, name)) {
      const list = columns.many[name];
      return nameCounts(
        list,
        count(name, (places) => countMany(list, columns.count, places)),
      );
    }
    const list = columns.lists[name];
    const codes = list.codes.subarray(0, columns.count);
    const size = Math.max(list.values.length, 1);
    return nameCounts(
      list,
      count(name, (places) => countCodes(codes, size, places)),
    );
  };
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}

/** Whether columns count a filter's values. */
export function canCount(name: string): name is CountedFilter {
  return isOneOf([...COLUMN_FILTERS, ...MANY_FILTERS, ...FLAG_FILTERS], name);
}
