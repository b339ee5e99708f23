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

/** Counts of each number in a column, over the clips that fail no filter, or only the one with `bit`. */
function countCodes(
  codes: Uint8Array | Uint16Array | Uint32Array,
  size: number,
  marks: Uint16Array,
  bit: number,
): Uint32Array {
  const counts = new Uint32Array(size);
  const others = 0xffff & ~bit;
  for (let at = 0; at < marks.length; at += 1) {
    if (((marks[at] ?? 0) & others) === 0) {
      const code = codes[at] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  return counts;
}

/** The same over a column of several values; a clip without any counts nowhere. */
function countMany(list: ManyColumn, marks: Uint16Array, bit: number): Uint32Array {
  const counts = new Uint32Array(Math.max(list.values.length, 1));
  const others = 0xffff & ~bit;
  const { starts, lengths, pool } = list;
  for (let at = 0; at < marks.length; at += 1) {
    if (((marks[at] ?? 0) & others) !== 0) continue;
    const start = starts[at] ?? 0;
    const end = start + (lengths[at] ?? 0);
    for (let one = start; one < end; one += 1) {
      const code = pool[one] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
  return counts;
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

function countFlag(columns: ClipColumns, name: FlagFilter, marks: Uint16Array): FacetValue[] {
  const counts = countCodes(columns.flags, 256, marks, bitOf(name));
  const sums = { true: 0, false: 0 };
  for (const [flags, count] of counts.entries()) {
    sums[(flags & FLAG_BITS[name]) > 0 ? 'true' : 'false'] += count;
  }
  return Object.entries(sums)
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ value, count, label: null }));
}

/** Every value of a filter with its count under the other filters, by the marks of `markClips`; unsorted. */
export function countColumn(
  columns: ClipColumns,
  name: CountedFilter,
  marks: Uint16Array,
): FacetValue[] {
  if (isOneOf(FLAG_FILTERS, name)) return countFlag(columns, name, marks);
  if (isOneOf(MANY_FILTERS, name)) {
    const list = columns.many[name];
    return nameCounts(list, countMany(list, marks, bitOf(name)));
  }
  const list = columns.lists[name];
  const size = Math.max(list.values.length, 1);
  return nameCounts(list, countCodes(list.codes, size, marks, bitOf(name)));
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}

/** Whether columns count a filter's values. */
export function canCount(name: string): name is CountedFilter {
  return isOneOf([...COLUMN_FILTERS, ...MANY_FILTERS, ...FLAG_FILTERS], name);
}
