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
} from './clip-columns.server';
import { FLAG_FILTERS, type FlagFilter, UNKNOWN } from './clip-query';
import type { FacetValue } from './contracts.server';
import { bitOf } from './mark-columns.server';

/** What columns can count the values of. */
export type CountedFilter = ColumnFilter | ManyFilter | FlagFilter;

/** Clips by their places; those of `places`, or, where these are fewer, all but those. */
interface Selection {
  places: Uint32Array;
  isRest: boolean;
}

/** The clips that fail no filter, or only the one with `bit`. */
function select(marks: Uint16Array, bit: number): Selection {
  const others = 0xffff & ~bit;
  let passing = 0;
  for (let at = 0; at < marks.length; at += 1) {
    if (((marks[at] ?? 0) & others) === 0) passing += 1;
  }
  const isRest = passing * 2 > marks.length;
  const places = new Uint32Array(isRest ? marks.length - passing : passing);
  let next = 0;
  for (let at = 0; at < marks.length; at += 1) {
    if ((((marks[at] ?? 0) & others) === 0) !== isRest) places[next++] = at;
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

/** How many clips have one value of a filter, whatever else; 0 for one that is not known. */
export function countOfValue(columns: ClipColumns, name: ColumnFilter, value: string): number {
  const list = columns.lists[name];
  const code = value === UNKNOWN ? 0 : list.codeOf.get(value);
  if (code === undefined) return 0;
  const codes = list.codes.subarray(0, columns.count);
  const size = Math.max(list.values.length, 1);
  return totalsOf(columns, name, () => countCodes(codes, size, null))[code] ?? 0;
}

function nameCounts(list: CodeBook, counts: Uint32Array): FacetValue[] {
  const out: FacetValue[] = [];
  for (const [code, count] of counts.entries()) {
    if (count === 0) continue;
    const value = list.values[code];
    out.push({ value: value?.key ?? UNKNOWN, count, label: value?.label ?? null });
  }
  return out;
}

function nameFlags(name: FlagFilter, counts: Uint32Array): FacetValue[] {
  const sums = { true: 0, false: 0 };
  for (const [flags, count] of counts.entries()) {
    sums[(flags & FLAG_BITS[name]) > 0 ? 'true' : 'false'] += count;
  }
  return Object.entries(sums)
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ value, count, label: null }));
}

/**
 * Counts by the marks of `markClips`: gives every value of a filter with its count under the other
 * filters, unsorted.
 */
export function makeCounter(columns: ClipColumns, marks: Uint16Array) {
  const all = select(marks, 0);
  let used = 0;
  for (let at = 0; at < marks.length; at += 1) used |= marks[at] ?? 0;
  const count = (name: CountedFilter, at: (places: Uint32Array | null) => Uint32Array) => {
    const bit = bitOf(name);
    const { places, isRest } = (used & bit) === 0 ? all : select(marks, bit);
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
