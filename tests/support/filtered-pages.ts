import type { ClipQuery } from '@/lib/clips/clip-query';
import { writeCursor } from '@/lib/clips/cursor.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';

/** The query of an address' search, as the API reads it. */
export const parseQuery = (search: string): ClipQuery => parseApiQuery(new URLSearchParams(search));

/** Every filter, common and rare, with early and late days. */
const FILTERS = [
  'source=source-0',
  'source=source-39',
  'source=source-0,source-7',
  'source=unknown',
  'batch=unknown',
  'capability=text-to-video',
  'capability=loop',
  'author=author-0',
  'author=author-1999,unknown',
  'model=other',
  'aspect=unknown',
  'aspect=16:9,1:1',
  'term=close-up',
  'term=unknown',
  'since=2024-02-15&until=2024-02-17',
  'since=2026-06-01&zone=Asia/Shanghai',
  'until=2024-03-01',
  'minDuration=50',
  'maxDuration=2',
  'hasPrompt=false',
  'hasOriginal=true',
  'hasDate=false',
  'hasDuration=true',
];
/** Nothing, and words: common, rare, Chinese, a beginning, one that must not be there. */
export const WORDS = ['', 'q=light', 'q=take77', 'q=猫', 'q=l*', 'q=-light'];

/** Filters of one family do not go together, or have no clip in common. */
const familyOf = (filter: string) =>
  /^(since|until)/.test(filter)
    ? 'date'
    : /Duration/.test(filter)
      ? 'duration'
      : filter.split('=')[0];

/** Every filter alone, any two that go together, and none. */
export function combineFilters(): string[] {
  const pairs = FILTERS.flatMap((one, at) =>
    FILTERS.slice(at + 1)
      .filter((other) => familyOf(one) !== familyOf(other))
      .map((other) => `${one}&${other}`),
  );
  return ['', ...FILTERS, ...pairs];
}

/** A place far down each order, so that a cursor's own condition is in the statement. */
const DEEP = {
  newest: [1_720_000_000_000, 500],
  oldest: [1_720_000_000_000, 500],
  longest: [20_000, 500],
  shortest: [20_000, 500],
  match: [1, 1_720_000_000, 500],
};

/** The first page of a query and pages before and after a place far down, in every order it has an index for. */
export function pagesOf(search: string, words: string): ClipQuery[] {
  const orders =
    words === '' ? (['newest', 'oldest', 'longest', 'shortest'] as const) : (['match'] as const);
  return orders.flatMap((sort) => {
    const query = parseQuery(
      [search, words, `sort=${sort}`].filter((part) => part !== '').join('&'),
    );
    const at = (reverse: boolean) => writeCursor(query, { place: DEEP[sort], version: 0, reverse });
    return [null, at(false), at(true)].map((cursor) => ({ ...query, cursor }));
  });
}
