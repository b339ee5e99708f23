import { formatClock, formatDaySpan } from '@/lib/format/format-day';
import { formatZone } from '@/lib/format/format-instant';
import type { FormatLocale } from '@/lib/format/format-locale';
import { dayAfter, offsetInZone, startOfDay } from '@/lib/format/zone-days';
import { fill } from '@/lib/i18n/fill';

/** Days as the filter asks for them, both included, counted in an IANA zone. */
export interface AskedDays {
  since: string | null;
  until: string | null;
  zone: string;
}

/** Sentences with `{days}`, `{zone}`, `{other}` and the edges `{from}` and `{to}`; names of places. */
export interface DayWords {
  span: string;
  since: string;
  until: string;
  /** Said of the bars while no day is asked for, by a day that stands for all. */
  example: string;
  /** What people call the clocks of a zone, by its id. */
  places: Readonly<Record<string, string>>;
}

/** What a zone is called: by its place where the words know it, else as the language has it. */
export function nameZone(zone: string, words: Pick<DayWords, 'places'>, locale: FormatLocale) {
  const known = words.places[zone];
  if (known !== undefined) return known;
  const city = zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
  return locale === 'en' ? city : formatZone(zone, locale);
}

/**
 * A day is a day in a zone: says in which, and where its edges lie on the clocks of the first of
 * `others` that reads otherwise. null where no clock does, or the days are no span.
 */
export function tellDays(
  { since, until, zone }: AskedDays,
  others: readonly string[],
  words: DayWords,
  locale: FormatLocale,
  kind?: 'example',
): string | null {
  const [first, last] = [since ?? until, until ?? since];
  if (first === null || last === null || first > last) return null;
  const [start, end] = [startOfDay(first, zone), startOfDay(dayAfter(last), zone)];
  const other = others.find((one) => offsetInZone(start, one) !== offsetInZone(start, zone));
  if (other === undefined) return null;
  const form = kind ?? (since === null ? 'until' : until === null ? 'since' : 'span');
  return fill(words[form], {
    days: formatDaySpan(first, last, locale),
    zone: nameZone(zone, words, locale),
    other: nameZone(other, words, locale),
    from: formatClock(start, other, locale),
    to: formatClock(end, other, locale),
  });
}
