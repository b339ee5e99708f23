import 'server-only';
import { type ClipQuery, serialiseQuery } from '@/lib/clips/clip-query';
import { type QueryNotice, readPageQuery } from '@/lib/clips/parse-clip-query.server';

/**
 * The query of a wall's address. `canonical` is the search string (`?…` or empty) the visitor is to
 * be sent to when the address carried foreign parameters or empty fields; what did not fit stays in
 * it, so that the page there can say so.
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
  const { query, notices, hasForeign } = readPageQuery(params);
  const hasEmpty = [...params.values()].includes('');
  if (!hasForeign && !hasEmpty) return { query, notices, canonical: null };
  const out = new URLSearchParams(serialiseQuery(query));
  for (const { parameter } of notices) {
    for (const value of params.getAll(parameter)) if (value !== '') out.append(parameter, value);
  }
  return { query, notices, canonical: out.size === 0 ? '' : `?${out}` };
}
