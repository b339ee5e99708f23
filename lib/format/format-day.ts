import { FORMAT_TAGS, type FormatLocale } from './format-locale';

/** How much of a day is written: `15 Feb 2024`, `15 Feb`, `February 2024`, `Feb`. */
export type DayStyle = 'day' | 'short' | 'month' | 'mark';

const STYLES: Readonly<Record<DayStyle, Intl.DateTimeFormatOptions>> = {
  day: { year: 'numeric', month: 'short', day: 'numeric' },
  short: { month: 'short', day: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  mark: { month: 'short' },
};

const made = new Map<string, Intl.DateTimeFormat>();

function formatterOf(locale: FormatLocale, style: DayStyle): Intl.DateTimeFormat {
  const key = `${locale} ${style}`;
  let formatter = made.get(key);
  if (formatter === undefined) {
    // A printed day is a day, not an instant: it is read and written in one zone.
    formatter = new Intl.DateTimeFormat(FORMAT_TAGS[locale], {
      ...STYLES[style],
      timeZone: 'UTC',
    });
    made.set(key, formatter);
  }
  return formatter;
}

function noon(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}

/** A day (YYYY-MM-DD) as a reader of the language writes it: `15 Feb 2024`, `2024年2月15日`. */
export function formatDay(day: string, locale: FormatLocale, style: DayStyle = 'day'): string {
  return formatterOf(locale, style).format(noon(day));
}

/** Two days as one span, a shared year written once: `15 Feb – 26 Mar 2024`, `2024年2月15日–3月26日`. */
export function formatDaySpan(first: string, last: string, locale: FormatLocale): string {
  if (first === last) return formatDay(first, locale);
  // Intl writes Chinese spans with slashes, whatever is asked of it.
  if (locale === 'zh') {
    const isOneYear = first.slice(0, 4) === last.slice(0, 4);
    return `${formatDay(first, locale)}–${formatDay(last, locale, isOneYear ? 'short' : 'day')}`;
  }
  return formatterOf(locale, 'day').formatRange(noon(first), noon(last));
}

/** Day and time of an instant (ms) on the clocks of a zone: `15 Feb, 08:00`, `2月15日 08:00`. */
export function formatClock(instantMs: number, zone: string, locale: FormatLocale): string {
  return new Intl.DateTimeFormat(FORMAT_TAGS[locale], {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(instantMs);
}
