import 'server-only';
import {
  type ClipColumns,
  COLUMN_FILTERS,
  type ColumnFilter,
  FLAG_BITS,
  type ListColumn,
} from './clip-columns.server';
import { FLAG_FILTERS, type FlagFilter, UNKNOWN } from './clip-query';
import type { FacetValue } from './contracts.server';
import { bitOf } from './mark-columns.server';

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

function countList(list: ListColumn, marks: Uint16Array, bit: number): FacetValue[] {
  const out: FacetValue[] = [];
  const counts = countCodes(list.codes, Math.max(list.values.length, 1), marks, bit);
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
  name: ColumnFilter | FlagFilter,
  marks: Uint16Array,
): FacetValue[] {
  if ((FLAG_FILTERS as readonly string[]).includes(name)) {
    return countFlag(columns, name as FlagFilter, marks);
  }
  return countList(columns.lists[name as ColumnFilter], marks, bitOf(name));
}

/** Whether columns count a filter's values. */
export function canCount(name: string): name is ColumnFilter | FlagFilter {
  return [...COLUMN_FILTERS, ...FLAG_FILTERS].includes(name as ColumnFilter);
}
