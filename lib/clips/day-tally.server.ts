import 'server-only';
import { calendarOf, dayOfNumber, QUARTER_HOUR_MS, QUARTERS_A_DAY } from './zone-calendar.server';

/** How many clips stand on each day, and how many on none. */
export interface DayCounts {
  days: Map<string, number>;
  unknown: number;
}

/** So many days of UTC stand in one page: clips' days lie near each other, and one may be centuries off. */
const DAYS_PER_PAGE = 512;
const QUARTERS_PER_PAGE = DAYS_PER_PAGE * QUARTERS_A_DAY;

/**
 * Clips counted by when they were published: those with an instant by quarter of an hour, from which
 * the days of any zone follow, the others by the code of their printed day.
 */
export class DayTally {
  readonly #pages = new Map<number, Uint32Array>();
  readonly #printed: number[] = [0];

  /** One clip more, or one less: by its instant or, where that is NaN, by its printed day's code. */
  add(instant: number, printed: number, by: 1 | -1): void {
    if (Number.isNaN(instant)) {
      this.#printed[printed] = (this.#printed[printed] ?? 0) + by;
      return;
    }
    const quarter = Math.floor(instant / QUARTER_HOUR_MS);
    const number = Math.floor(quarter / QUARTERS_PER_PAGE);
    const page = this.#pages.get(number) ?? new Uint32Array(QUARTERS_PER_PAGE);
    const at = quarter - number * QUARTERS_PER_PAGE;
    const count = page[at] ?? 0;
    if (count === 0) this.#pages.set(number, page);
    page[at] = count + by;
  }

  /** An instant counts on its day in the zone, a printed day (named by its code) as printed. */
  countDays(zone: string, printedDays: readonly string[]): DayCounts {
    const calendar = calendarOf(zone);
    const byNumber = new Map<number, number>();
    const addNumber = (number: number, count: number) =>
      byNumber.set(number, (byNumber.get(number) ?? 0) + count);
    for (const [number, page] of this.#pages) {
      for (let day = 0; day < DAYS_PER_PAGE; day += 1) {
        const quarters = page.subarray(day * QUARTERS_A_DAY, (day + 1) * QUARTERS_A_DAY);
        calendar.sumQuarters(number * DAYS_PER_PAGE + day, quarters, addNumber);
      }
    }
    const days = new Map([...byNumber].map(([number, count]) => [dayOfNumber(number), count]));
    for (const [code, count = 0] of this.#printed.entries()) {
      const day = printedDays[code] ?? '';
      if (code > 0 && count > 0) days.set(day, (days.get(day) ?? 0) + count);
    }
    return { days, unknown: this.#printed[0] ?? 0 };
  }
}
