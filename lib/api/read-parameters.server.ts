import 'server-only';
import { type ClipQuery, EVERYTHING, serialiseQuery, withoutPlace } from '@/lib/clips/clip-query';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { Problem } from '@/lib/http/problem';

/** A query as a route reads it, and the canonical text that stands for it in the route's key. */
export interface ReadQuery {
  query: ClipQuery;
  canonical: string;
}

/** For routes that take no query: refuses any parameter. */
export function refuseParameters(params: URLSearchParams): void {
  const [name] = params.keys();
  if (name === undefined) return;
  throw new Problem(
    'unknown_parameter',
    `There is no parameter “${name}”: this address takes none.`,
    {
      detail: { parameter: name, nearest: null, known: [] },
    },
  );
}

/** The whole query, place and all: for lists. */
export function readListQuery(params: URLSearchParams): ReadQuery {
  const query = parseApiQuery(params);
  return { query, canonical: serialiseQuery(query) };
}

/** The query without its page: what stands beside a clip does not depend on where a list is cut. */
export function readOrderedQuery(params: URLSearchParams): ReadQuery {
  const query = withoutPlace(parseApiQuery(params));
  return { query, canonical: serialiseQuery(query) };
}

/** The query without page and order: for what is counted. */
export function readCountedQuery(params: URLSearchParams): ReadQuery {
  const query = { ...withoutPlace(parseApiQuery(params)), sort: EVERYTHING.sort };
  return { query, canonical: serialiseQuery(query) };
}
