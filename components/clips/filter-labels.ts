import type { FlagFilter, ListFilter } from '@/lib/clips/clip-query';
import { UNKNOWN } from '@/lib/clips/clip-query';
import type { Facets } from '@/lib/clips/contracts.server';
import { formatDay } from '@/lib/format/format-day';
import type { Locale } from '@/lib/i18n/locales';

/** How a value of a filter is called in the page's language. */
export type LabelOf = (name: ListFilter | FlagFilter, value: string) => string;

/** What the labels are made from: names in the data, and messages for the project's own words. */
export interface LabelSources {
  locale: Locale;
  facets: Facets['facets'];
  sourceNames: ReadonlyMap<string, string>;
  /** The message of a key under `values`, or null where there is none. */
  message: (key: string) => string | null;
}

/** Names values: by the data's own names, else by the messages, else by their key in plain words. */
export function makeLabels({ locale, facets, sourceNames, message }: LabelSources): LabelOf {
  return (name, value) => {
    if (value === UNKNOWN) return message('unknown') ?? value;
    if (name === 'source') return sourceNames.get(value) ?? plainWords(value);
    if (name === 'batch') return batchLabel(value, sourceNames, locale) ?? plainWords(value);
    const named = facets[name]?.find((one) => one.value === value)?.label?.[locale];
    return named ?? message(messageKey(name, value)) ?? plainWords(value);
  };
}

function messageKey(name: ListFilter | FlagFilter, value: string): string {
  return value === 'true' || value === 'false' ? `flag.${name}.${value}` : `${name}.${value}`;
}

/** A batch is what one source put out on one day: `24 Feb · OpenAI on TikTok`. */
function batchLabel(
  key: string,
  sourceNames: ReadonlyMap<string, string>,
  locale: Locale,
): string | null {
  const day = key.slice(-10);
  const name = sourceNames.get(key.slice(0, -11));
  if (name === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  return `${formatDay(day, locale, 'short')} · ${name}`;
}

function plainWords(key: string): string {
  return key.replaceAll('-', ' ');
}
