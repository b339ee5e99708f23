import 'server-only';
import type { ClipColumns } from './clip-columns.server';
import { calendarOf, dayOfNumber, QUARTER_HOUR_MS } from './zone-calendar.server';

/** How many clips stand on each day, and how many on none. */
export interface DayCounts {
  days: Map<string, number>;
  unknown: number;
}

/** Clips with an instant by quarter of an hour, from the first to the last of all. */
function countQuarters(columns: ClipColumns, marks: Uint16Array, others: number) {
  const { publishedAt, sortAt, orders } = columns;
  // An instant is its clip's place in time too; what is undated stands at 0, the last of the newest.
  const newest = sortAt[orders.newest[0] ?? 0] ?? 0;
  const oldest = sortAt[orders.oldest[0] ?? 0] ?? 0;
  const base = Math.floor(oldest / QUARTER_HOUR_MS);
  const counts = new Uint32Array(Math.floor(newest / QUARTER_HOUR_MS) - base + 1);
  for (let at = 0; at < marks.length; at += 1) {
    const instant = publishedAt[at] ?? Number.NaN;
    if (((marks[at] ?? 0) & others) !== 0 || Number.isNaN(instant)) continue;
    const quarter = Math.floor(instant / QUARTER_HOUR_MS) - base;
    counts[quarter] = (counts[quarter] ?? 0) + 1;
  }
  return { base, counts };
}

/** Clips without an instant by the code of their printed day. */
function countPrinted(columns: ClipColumns, marks: Uint16Array, others: number): Uint32Array {
  const { publishedAt, printedOn, printedDays } = columns;
  const counts = new Uint32Array(printedDays.length);
  for (let at = 0; at < marks.length; at += 1) {
    if (((marks[at] ?? 0) & others) !== 0 || !Number.isNaN(publishedAt[at])) continue;
    const code = printedOn[at] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/**
 * Counts the clips that fail no filter (`marks` of `markClips`) or only those in `apart`, by day: an
 * instant on its day in the zone, a printed day as printed.
 */
export function countDays(
  columns: ClipColumns,
  marks: Uint16Array,
  zone: string,
  apart: number,
): DayCounts {
  const others = 0xffff & ~apart;
  const days = new Map<string, number>();
  const add = (day: string, count: number) => days.set(day, (days.get(day) ?? 0) + count);
  const calendar = calendarOf(zone);
  const { base, counts } = countQuarters(columns, marks, others);
  const byNumber = new Map<number, number>();
  for (const [quarter, count] of counts.entries()) {
    if (count === 0) continue;
    const number = calendar.dayAt((base + quarter) * QUARTER_HOUR_MS);
    byNumber.set(number, (byNumber.get(number) ?? 0) + count);
  }
  for (const [number, count] of byNumber) add(dayOfNumber(number), count);
  const printed = countPrinted(columns, marks, others);
  for (const [code, count] of printed.entries()) {
    if (code > 0 && count > 0) add(columns.printedDays[code] ?? '', count);
  }
  return { days, unknown: printed[0] ?? 0 };
}
