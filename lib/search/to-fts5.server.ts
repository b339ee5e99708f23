import 'server-only';
import type { SearchNode, SearchTerm } from '@/lib/search/search-node';
import { GAP_TOKEN } from '@/lib/search/to-search-document.server';

/** `all`: wherever it is found; `title`: everything required stands in the titles; `rest`: found, but not so. The last two share out the first. */
export type SearchScope = 'all' | 'title' | 'rest';

// Tokens hold letters and digits only, so quoting them leaves FTS5 no syntax to see.
function writeTerm({ tokens, prefix }: SearchTerm): string {
  return `"${tokens.join(' ')}"${prefix ? ' *' : ''}`;
}

function writeRequired(search: SearchNode): string {
  // FTS5's NOT needs something to take away from: every document begins with the gap token.
  if (search.must.length === 0) return `"${GAP_TOKEN}"`;
  return search.must.map(writeTerm).join(' AND ');
}

/** The right side of `clip_search MATCH ?`. Exclusions look at all columns, whatever the scope. */
export function toFts5(search: SearchNode, scope: SearchScope = 'all'): string {
  const required = writeRequired(search);
  const inTitle = `{title} : (${required})`;
  const excluded = search.not.map(writeTerm);
  if (scope === 'rest') excluded.push(inTitle);
  const wanted = scope === 'title' ? inTitle : `(${required})`;
  return excluded.length === 0 ? wanted : `${wanted} NOT (${excluded.join(' OR ')})`;
}
