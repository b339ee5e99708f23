import { type ClipQuery, FLAG_FILTERS, LIST_FILTERS, orderOf } from '@/lib/clips/clip-query';
import { readValue } from '@/lib/clips/filter-values';
import { publishWords, type Tongue } from './publish-words';

/**
 * A query in a few words for a title: what is searched for, the chosen values, the days, the order
 * where it is not the usual one. Empty for the query that asks for everything. `nameOf` may know a
 * source's name.
 */
export function describeQuery(
  query: ClipQuery,
  tongue: Tongue,
  nameOf: (source: string) => string | undefined = () => undefined,
): string {
  const { until, order, flags } = publishWords[tongue];
  const out: string[] = [];
  if (query.q !== null) out.push(`“${query.q}”`);
  for (const name of LIST_FILTERS) {
    for (const written of query[name]) {
      const { want, value } = readValue(written);
      const named = (name === 'source' ? nameOf(value) : undefined) ?? value;
      out.push(want === 'none' ? `− ${named}` : named);
    }
  }
  if (query.since !== null || query.until !== null) {
    const zone = query.zone === null ? '' : ` (${query.zone})`;
    const ends = [query.since, query.until === null ? null : `${until} ${query.until}`];
    out.push(ends.filter((end) => end !== null).join(' ') + zone);
  }
  if (query.minDuration !== null) out.push(`≥ ${query.minDuration} s`);
  if (query.maxDuration !== null) out.push(`≤ ${query.maxDuration} s`);
  for (const name of FLAG_FILTERS) {
    if (query[name] !== null) out.push(flags[name][query[name] ? 0 : 1]);
  }
  const usual = orderOf({ ...query, sort: null });
  if (orderOf(query) !== usual) out.push(order[orderOf(query)]);
  return out.join(' · ');
}
