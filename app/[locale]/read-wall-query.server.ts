import 'server-only';
import { type ClipQuery, QUERY_PARAMETERS, serialiseQuery } from '@/lib/clips/clip-query';
import { type QueryNotice, readPageQuery } from '@/lib/clips/parse-clip-query.server';

/**
 * The query of a wall's address. `canonical` is the search string (`?…` or empty) the visitor is to
 * be sent to when the address is another: foreign parameters, empty fields, another order. What did
 * not fit stays in it, so that the page there can say so.
 */
export function readWallQuery(given: Record<string, string | string[] | undefined>): {
  query: ClipQuery;
  notices: QueryNotice[];
  canonical: string | null;
} {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    for (const one of [value].flat()) if (one !== undefined) params.append(name, one);
  }
  const { query, notices } = readPageQuery(params);
  // With something to say about the address, it keeps what it says that of.
  const canonical =
    notices.length > 0 ? knownParameters(params) : new URLSearchParams(serialiseQuery(query));
  if (`${canonical}` === `${params}`) return { query, notices, canonical: null };
  return { query, notices, canonical: canonical.size === 0 ? '' : `?${canonical}` };
}

function knownParameters(params: URLSearchParams): URLSearchParams {
  const known: readonly string[] = QUERY_PARAMETERS;
  return new URLSearchParams(
    [...params].filter(([name, value]) => known.includes(name) && value !== ''),
  );
}
