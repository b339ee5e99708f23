import { QUERY_PARAMETERS } from '@/lib/clips/clip-query';

/**
 * The part of a watch page's address that is the query one came from, as a canonical order of its
 * own names: without the place in the list, the start time or anything foreign. Empty for none.
 */
export function neighbourQuery(search: URLSearchParams): string {
  const out = new URLSearchParams();
  for (const name of QUERY_PARAMETERS) {
    if (name === 'cursor' || name === 'limit') continue;
    for (const value of search.getAll(name)) if (value !== '') out.append(name, value);
  }
  return out.toString();
}
