import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import type { ClipColumns } from './clip-columns.server';
import { calendarOf, dayOfNumber, QUARTER_HOUR_MS } from './zone-calendar.server';

/** How many clips stand on each day, and how many on none. */
export interface DayCounts {
  days: Map<string, number>;
  unknown: number;
}

/** So many clips or quarters of an hour are looked at in one step, some milliseconds. */
const CLIPS_PER_STEP = 262_144;
const QUARTERS_PER_STEP = 16_384;

/** Clips that pass, those with an instant by quarter of an hour and the others by the code of their printed day. */
class Counter {
  readonly #columns: ClipColumns;
  /** The first quarter of all. */
  readonly base: number;
  readonly quarters: Uint32Array;
  readonly printed: Uint32Array;

  constructor(columns: ClipColumns) {
    const { sortAt, orders, printedDays } = columns;
    // An instant is its clip's place in time too; what is undated stands at 0, the last of the newest.
    const newest = sortAt[orders.newest[0] ?? 0] ?? 0;
    const oldest = sortAt[orders.oldest[0] ?? 0] ?? 0;
    this.#columns = columns;
    this.base = Math.floor(oldest / QUARTER_HOUR_MS);
    this.quarters = new Uint32Array(Math.floor(newest / QUARTER_HOUR_MS) - this.base + 1);
    this.printed = new Uint32Array(printedDays.length);
  }

  count(marks: Uint16Array, others: number, from: number, to: number): void {
    const { publishedAt, printedOn } = this.#columns;
    const { base, quarters, printed } = this;
    for (let at = from; at < to; at += 1) {
      if (((marks[at] ?? 0) & others) !== 0) continue;
      const instant = publishedAt[at] ?? Number.NaN;
      if (Number.isNaN(instant)) {
        const code = printedOn[at] ?? 0;
        printed[code] = (printed[code] ?? 0) + 1;
      } else {
        const quarter = Math.floor(instant / QUARTER_HOUR_MS) - base;
        quarters[quarter] = (quarters[quarter] ?? 0) + 1;
      }
    }
  }
}

/**
 * Counts the clips that fail no filter (`marks` of `markClips`) or only those in `apart`, by day: an
 * instant on its day in the zone, a printed day as printed. In short steps: right only where the
 * columns are still of the same version afterwards.
 */
export async function countDays(
  columns: ClipColumns,
  marks: Uint16Array,
  zone: string,
  apart: number,
): Promise<DayCounts> {
  const others = 0xffff & ~apart;
  const days = new Map<string, number>();
  const add = (day: string, count: number) => days.set(day, (days.get(day) ?? 0) + count);
  const counter = new Counter(columns);
  for (let from = 0; from < marks.length; from += CLIPS_PER_STEP) {
    counter.count(marks, others, from, Math.min(marks.length, from + CLIPS_PER_STEP));
    await letOthers();
  }
  const { base, quarters, printed } = counter;
  const calendar = calendarOf(zone);
  const byNumber = new Map<number, number>();
  for (const [quarter, count] of quarters.entries()) {
    if (quarter % QUARTERS_PER_STEP === QUARTERS_PER_STEP - 1) await letOthers();
    if (count === 0) continue;
    const number = calendar.dayAt((base + quarter) * QUARTER_HOUR_MS);
    byNumber.set(number, (byNumber.get(number) ?? 0) + count);
  }
  for (const [number, count] of byNumber) add(dayOfNumber(number), count);
  for (const [code, count] of printed.entries()) {
    if (code > 0 && count > 0) add(columns.printedDays[code] ?? '', count);
  }
  return { days, unknown: printed[0] ?? 0 };
}
