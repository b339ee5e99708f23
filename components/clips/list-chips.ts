import { type ClipQuery, FLAG_FILTERS, LIST_FILTERS } from '@/lib/clips/clip-query';
import { readValue } from '@/lib/clips/filter-values';
import type { LabelOf } from './filter-labels';

/** The words of the filters that are no list: `{q}`, `{since}`, `{until}`, `{min}`, `{max}`. */
export interface ChipWords {
  words: (q: string) => string;
  /** A value that is left out, and one of several that a clip is to have all of. */
  not: (value: string) => string;
  also: (value: string) => string;
  span: (since: string | null, until: string | null) => string;
  duration: (min: number | null, max: number | null) => string;
}

/** A filter that is set, in words, and the query without it. */
export interface Chip {
  key: string;
  label: string;
  without: ClipQuery;
  /** Of a value that clips are to have, too, or not to have: its name without that. */
  value?: { name: string; isRefused: boolean };
}

/** Every filter a query sets, in the order of the index. */
export function listChips(query: ClipQuery, labelOf: LabelOf, words: ChipWords): Chip[] {
  const chips: Chip[] = [];
  const base = { ...query, cursor: null };
  if (query.q !== null) {
    const sort = query.sort === 'match' || query.sort === 'relevance' ? null : query.sort;
    chips.push({ key: 'q', label: words.words(query.q), without: { ...base, q: null, sort } });
  }
  if (query.since !== null || query.until !== null) {
    const without = { ...base, since: null, until: null, zone: null };
    chips.push({ key: 'date', label: words.span(query.since, query.until), without });
  }
  if (query.minDuration !== null || query.maxDuration !== null) {
    const label = words.duration(query.minDuration, query.maxDuration);
    chips.push({
      key: 'duration',
      label,
      without: { ...base, minDuration: null, maxDuration: null },
    });
  }
  for (const name of LIST_FILTERS) {
    for (const written of query[name]) {
      const { want, value } = readValue(written);
      const without = { ...base, [name]: query[name].filter((one) => one !== written) };
      const label = labelOf(name, value);
      chips.push({
        key: `${name}=${written}`,
        label: want === 'none' ? words.not(label) : want === 'all' ? words.also(label) : label,
        without,
        ...(want === 'any' ? {} : { value: { name: label, isRefused: want === 'none' } }),
      });
    }
  }
  for (const name of FLAG_FILTERS) {
    const value = query[name];
    if (value === null) continue;
    const label = labelOf(name, String(value));
    chips.push({ key: name, label, without: { ...base, [name]: null } });
  }
  return chips;
}
