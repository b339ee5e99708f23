import 'server-only';
import type { SearchNode, SearchTerm } from '@/lib/search/search-node';
import { GAP_TOKEN, TITLE_MARKER } from '@/lib/search/to-search-document.server';

/** `all`: wherever it is found; `title`: everything required stands in the titles; `rest`: found, but not so. The last two share out the first. */
export type SearchScope = 'all' | 'title' | 'rest';

// Stands in no document: a title's tokens begin with one marker, stems with the other, both go on.
const NOWHERE = `"${GAP_TOKEN}${TITLE_MARKER}"`;

// Tokens hold letters and digits only, so quoting them leaves FTS5 no syntax to see.
function writeTerm({ tokens, prefix }: SearchTerm, marker = ''): string {
  return `"${tokens.map((token) => marker + token).join(' ')}"${prefix ? ' *' : ''}`;
}

function writeAll(terms: readonly SearchTerm[], marker = ''): string {
  return terms.map((term) => writeTerm(term, marker)).join(' AND ');
}

/** The right side of `clip_search MATCH ?`. Exclusions look at all columns, whatever the scope. */
export function toFts5(search: SearchNode, scope: SearchScope = 'all'): string {
  const { must, not } = search;
  // FTS5's NOT needs something to take away from: every document begins with the gap token. With
  // nothing required every clip counts as found in its title, and none is left beyond it.
  if (must.length === 0 && scope === 'rest') return NOWHERE;
  const inTitle = writeAll(must, TITLE_MARKER);
  const required = scope === 'title' ? inTitle : writeAll(must);
  const excluded = not.map((term) => writeTerm(term));
  if (scope === 'rest') excluded.push(`(${inTitle})`);
  const wanted = `(${required || `"${GAP_TOKEN}"`})`;
  return excluded.length === 0 ? wanted : `${wanted} NOT (${excluded.join(' OR ')})`;
}
