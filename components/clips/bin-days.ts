import type { Timeline } from '@/lib/clips/contracts.server';
import { dayAfter } from '@/lib/format/zone-days';

/** What one bar of the date strip stands for. */
export type BinUnit = 'day' | 'month' | 'year';

/** One bar: its first and last day, both included, and the clips between them. */
export interface Bin {
  since: string;
  until: string;
  count: number;
}

/** As many bars as still can be told apart in the index. */
const MAX_BINS = 92;

/** The last day of the month or year a day lies in. */
function lastDay(day: string, unit: BinUnit): string {
  if (unit === 'day') return day;
  if (unit === 'year') return `${day.slice(0, 4)}-12-31`;
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function firstDay(day: string, unit: BinUnit): string {
  if (unit === 'day') return day;
  return unit === 'year' ? `${day.slice(0, 4)}-01-01` : `${day.slice(0, 7)}-01`;
}

function listBins(first: string, last: string, unit: BinUnit): Bin[] {
  const bins: Bin[] = [];
  for (let since = firstDay(first, unit); since <= last && bins.length <= MAX_BINS; ) {
    const until = lastDay(since, unit);
    bins.push({ since, until, count: 0 });
    since = dayAfter(until);
  }
  return bins;
}

/**
 * The bars of a timeline from its first day to its last, empty ones too: days, or months or years
 * where the days would be more than 92. Of more than 92 years the latest are given.
 */
export function binDays(days: Timeline['days']): { unit: BinUnit; bins: Bin[] } {
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  if (first === undefined || last === undefined) return { unit: 'day', bins: [] };
  for (const unit of ['day', 'month', 'year'] as const) {
    const from =
      unit === 'year' ? latest(first, `${Number(last.slice(0, 4)) - MAX_BINS + 1}-01-01`) : first;
    const bins = listBins(from, last, unit);
    if (bins.length > MAX_BINS) continue;
    for (const { day, count } of days) {
      const bin = bins.find((one) => one.since <= day && day <= one.until);
      if (bin !== undefined) bin.count += count;
    }
    return { unit, bins };
  }
  return { unit: 'year', bins: [] };
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}
