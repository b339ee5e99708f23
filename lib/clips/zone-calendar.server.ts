import 'server-only';
import { DAY_MS, dayInZone, offsetInZone } from '@/lib/format/zone-days';

/** Every zone's offset is a multiple of this, so instants within one share their day everywhere. */
export const QUARTER_HOUR_MS = 900_000;
/** So many of them are a day of UTC. */
export const QUARTERS_A_DAY = 96;
const KEPT_ZONES = 8;

const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** The day YYYY-MM-DD of a number of days since 1970. */
export function dayOfNumber(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

function sumOf(counts: Uint32Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += counts[at] ?? 0;
  return sum;
}

/** How one day of UTC falls on the days of a zone: the first up to `splitMs`, then the next. */
interface UtcDay {
  first: number;
  splitMs: number;
  /** Where the clocks are changed on that day: the zone's day for each quarter of an hour. */
  quarters: Int32Array | null;
}

function splitDay(utcDay: number, zone: string, before: number, after: number): UtcDay {
  const startMs = utcDay * DAY_MS;
  const first = Math.floor((startMs + before) / DAY_MS);
  const splitMs = (first + 1) * DAY_MS - before;
  if (before === after) return { first, splitMs, quarters: null };
  const quarters = Int32Array.from({ length: QUARTERS_A_DAY }, (_, quarter) =>
    dayNumber(dayInZone(startMs + quarter * QUARTER_HOUR_MS, zone)),
  );
  return { first, splitMs, quarters };
}

/** Tells the days of instants in one zone, many at a time: asks the zone's rules once a day. */
export class ZoneCalendar {
  readonly #zone: string;
  readonly #days = new Map<number, UtcDay>();
  readonly #offsets = new Map<number, number>();

  constructor(zone: string) {
    this.#zone = zone;
  }

  /** The number of the zone's day, days since 1970, that an instant falls on. */
  dayAt(instantMs: number): number {
    const utcDay = Math.floor(instantMs / DAY_MS);
    const { first, splitMs, quarters } = this.#days.get(utcDay) ?? this.#learn(utcDay);
    if (quarters === null) return instantMs < splitMs ? first : first + 1;
    return quarters[Math.floor((instantMs - utcDay * DAY_MS) / QUARTER_HOUR_MS)] ?? first;
  }

  /** Adds the counts of the quarters of one day of UTC (days since 1970) up to those of the zone's days. */
  sumQuarters(
    utcDay: number,
    counts: Uint32Array,
    add: (day: number, count: number) => void,
  ): void {
    const whole = sumOf(counts, 0, QUARTERS_A_DAY);
    if (whole === 0) return;
    const { first, splitMs, quarters } = this.#days.get(utcDay) ?? this.#learn(utcDay);
    if (quarters !== null) {
      for (const [quarter, day] of quarters.entries()) add(day, counts[quarter] ?? 0);
      return;
    }
    const before = sumOf(counts, 0, (splitMs - utcDay * DAY_MS) / QUARTER_HOUR_MS);
    if (before > 0) add(first, before);
    if (whole > before) add(first + 1, whole - before);
  }

  #learn(utcDay: number): UtcDay {
    const split = splitDay(utcDay, this.#zone, this.#offsetAt(utcDay), this.#offsetAt(utcDay + 1));
    this.#days.set(utcDay, split);
    return split;
  }

  #offsetAt(utcDay: number): number {
    const known = this.#offsets.get(utcDay);
    if (known !== undefined) return known;
    const offset = offsetInZone(utcDay * DAY_MS, this.#zone);
    this.#offsets.set(utcDay, offset);
    return offset;
  }
}

const calendars = new Map<string, ZoneCalendar>();

/** The calendar of an IANA zone; the last few are kept. */
export function calendarOf(zone: string): ZoneCalendar {
  const calendar = calendars.get(zone) ?? new ZoneCalendar(zone);
  calendars.delete(zone);
  calendars.set(zone, calendar);
  const [oldest] = calendars.keys();
  if (calendars.size > KEPT_ZONES && oldest !== undefined) calendars.delete(oldest);
  return calendar;
}
