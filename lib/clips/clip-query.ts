/** The orders a list can have; `match` needs words to match. */
export const SORTS = ['match', 'newest', 'oldest', 'relevance', 'longest', 'shortest'] as const;
export type Sort = (typeof SORTS)[number];

/** Filters of which several values may be chosen (any of them). */
export const LIST_FILTERS = [
  'source',
  'batch',
  'capability',
  'author',
  'model',
  'aspect',
  'link',
  'term',
  'failure',
] as const;
export type ListFilter = (typeof LIST_FILTERS)[number];

/** List filters of which one clip may have several values: their counts do not add up to the clips. */
export const MANY_VALUED: readonly string[] = ['term', 'failure'] satisfies ListFilter[];

/** Filters that are true, false or not asked. */
export const FLAG_FILTERS = ['hasPrompt', 'hasOriginal', 'hasDate', 'hasDuration'] as const;
export type FlagFilter = (typeof FLAG_FILTERS)[number];

/** The value by which what is not known is chosen, in every list filter. */
export const UNKNOWN = 'unknown';

export const DEFAULT_LIMIT = 48;
export const MAX_LIMIT = 200;

/**
 * What is asked of the clips. One query is the page's URL, the API's, the feed's and React
 * Query's key; `since` and `until` are days (YYYY-MM-DD), both included, bounded in `zone`.
 */
export interface ClipQuery {
  q: string | null;
  source: string[];
  batch: string[];
  capability: string[];
  author: string[];
  model: string[];
  aspect: string[];
  /** `gone` where one of its addresses is no longer there, `answers` where none is said to be. */
  link: string[];
  /** Keys of the vocabulary's terms, as found in prompts. */
  term: string[];
  /** What goes wrong in the clip, as far as somebody says so. */
  failure: string[];
  since: string | null;
  until: string | null;
  /** IANA zone of the day bounds; null is UTC. */
  zone: string | null;
  minDuration: number | null;
  maxDuration: number | null;
  hasPrompt: boolean | null;
  hasOriginal: boolean | null;
  hasDate: boolean | null;
  hasDuration: boolean | null;
  /** null is `match` with words and `newest` without. */
  sort: Sort | null;
  limit: number;
  cursor: string | null;
}

/** The query that asks for everything, newest first. */
export const EVERYTHING: Readonly<ClipQuery> = Object.freeze({
  q: null,
  source: [],
  batch: [],
  capability: [],
  author: [],
  model: [],
  aspect: [],
  link: [],
  term: [],
  failure: [],
  since: null,
  until: null,
  zone: null,
  minDuration: null,
  maxDuration: null,
  hasPrompt: null,
  hasOriginal: null,
  hasDate: null,
  hasDuration: null,
  sort: null,
  limit: DEFAULT_LIMIT,
  cursor: null,
});

/** Every parameter's name, in canonical order. */
export const QUERY_PARAMETERS = Object.keys(EVERYTHING) as (keyof ClipQuery)[];

/** The order a query's answer has. */
export function orderOf(query: ClipQuery): Sort {
  return query.sort ?? (query.q === null ? 'newest' : 'match');
}

/**
 * The canonical string of a query, without `?`: fixed order of names, values sorted and once each,
 * what is default left out. Two queries with one canonical string have one answer.
 */
export function serialiseQuery(query: Partial<ClipQuery>): string {
  const full: ClipQuery = { ...EVERYTHING, ...query };
  const out = new URLSearchParams();
  for (const name of QUERY_PARAMETERS) {
    const value = full[name];
    if (value === null || value === EVERYTHING[name]) continue;
    if (Array.isArray(value)) {
      for (const one of [...new Set(value)].sort()) out.append(name, one);
    } else if (name === 'sort' && value === orderOf({ ...full, sort: null })) {
    } else if (name === 'zone' && full.since === null && full.until === null) {
      // A zone without a bound bounds nothing.
    } else {
      out.append(name, String(value));
    }
  }
  return out.toString();
}

/** The query without its place: what a cursor is bound to. */
export function withoutPlace(query: ClipQuery): ClipQuery {
  return { ...query, cursor: null, limit: DEFAULT_LIMIT };
}

/** How many filters a visitor has set, words and order aside. */
export function countFilters(query: ClipQuery): number {
  const lists = LIST_FILTERS.reduce((sum, name) => sum + query[name].length, 0);
  const flags = FLAG_FILTERS.filter((name) => query[name] !== null).length;
  const dates = query.since !== null || query.until !== null ? 1 : 0;
  const durations = query.minDuration !== null || query.maxDuration !== null ? 1 : 0;
  return lists + flags + dates + durations;
}
