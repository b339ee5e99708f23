import { FORMAT_TAGS, type FormatLocale } from './format-locale';

/**
 * An instant (ISO 8601) on the clocks of an IANA zone, the zone named:
 * `15 Feb 2024, 10:14 GMT-8`, `2024年2月15日 GMT-8 10:14`.
 */
export function formatInstant(instant: string, zone: string, locale: FormatLocale): string {
  return new Intl.DateTimeFormat(FORMAT_TAGS[locale], {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
    timeZoneName: 'short',
  }).format(Date.parse(instant));
}

/** A zone's own name in the language: `Pacific Time`, `北美太平洋时间`. The id where it has none. */
export function formatZone(zone: string, locale: FormatLocale): string {
  if (zone === 'UTC') return zone;
  const parts = new Intl.DateTimeFormat(FORMAT_TAGS[locale], {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}
