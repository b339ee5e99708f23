import { UNKNOWN } from '@/lib/clips/clip-query';
import type { ExplainerItem } from './explainer-contract.server';

/** What explainers can be asked by, in the order of a canonical address. */
export const EXPLAINER_FILTERS = ['kind', 'publisher', 'language', 'published', 'clip'] as const;
export type ExplainerFilter = (typeof EXPLAINER_FILTERS)[number];

/**
 * Which explainers; null is any, `unknown` those of which it is not known. `language` is that of the
 * title, `published` a year, a month or a day (of which an entry knows at least that much), `clip`
 * the slug of one they are about, by itself or by its batch.
 */
export type ExplainerQuery = Record<ExplainerFilter, string | null>;

/** The query that asks for all of them. */
export const EVERY_EXPLAINER: ExplainerQuery = {
  kind: null,
  publisher: null,
  language: null,
  published: null,
  clip: null,
};

/** The canonical string of a query, without `?`. */
export function serialiseExplainers(query: Partial<ExplainerQuery>): string {
  const params = new URLSearchParams();
  for (const name of EXPLAINER_FILTERS) {
    const value = query[name];
    if (value) params.set(name, value);
  }
  return params.toString();
}

/** The address of a query's page, without the language. */
export function explainersPath(query: Partial<ExplainerQuery>): string {
  const search = serialiseExplainers(query);
  return search === '' ? '/explainers' : `/explainers?${search}`;
}

type Plain = Exclude<ExplainerFilter, 'clip'>;
const PLAIN = EXPLAINER_FILTERS.filter((name): name is Plain => name !== 'clip');

function fits(item: ExplainerItem, name: Plain, wanted: string): boolean {
  if (name !== 'published') return (item[name] ?? UNKNOWN) === wanted;
  if (item.publishedOn === null) return wanted === UNKNOWN;
  return item.publishedOn === wanted || item.publishedOn.startsWith(`${wanted}-`);
}

/** Those of a list that a query asks for; of which clip they are is not looked at. */
export function chooseExplainers<Item extends ExplainerItem>(
  items: readonly Item[],
  query: ExplainerQuery,
): Item[] {
  return items.filter((item) =>
    PLAIN.every((name) => query[name] === null || fits(item, name, query[name])),
  );
}

/** A value of a filter, and how many entries it would show. */
export interface ExplainerCount {
  value: string;
  count: number;
}

/** The values of an entry that can be chosen: of a date its year, and its month where that is chosen. */
function valuesOf(item: ExplainerItem, name: Plain, { published }: ExplainerQuery): string[] {
  if (name !== 'published') return [item[name] ?? UNKNOWN];
  if (item.publishedOn === null) return [UNKNOWN];
  const year = item.publishedOn.slice(0, 4);
  const month = item.publishedOn.slice(0, 7);
  return month.length === 7 && published?.slice(0, 4) === year ? [year, month] : [year];
}

/** What each filter offers under the others, with counts; in the order in which values come. */
export function countExplainers(
  items: readonly ExplainerItem[],
  query: ExplainerQuery,
): Record<Plain, ExplainerCount[]> {
  const count = (name: Plain) => {
    const counts = new Map<string, number>();
    for (const item of chooseExplainers(items, { ...query, [name]: null })) {
      for (const value of valuesOf(item, name, query)) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return [...counts].map(([value, count]) => ({ value, count }));
  };
  return {
    kind: count('kind'),
    publisher: count('publisher'),
    language: count('language'),
    published: count('published'),
  };
}
