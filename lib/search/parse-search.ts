import { joinPhrase, readTerms } from '@/lib/search/read-terms';
import type { SearchNode, SearchTerm } from '@/lib/search/search-node';
import { splitSearch } from '@/lib/search/split-search';

/** Longest search accepted, in characters (code points). */
export const SEARCH_MAX_CHARACTERS = 200;

/** Most terms in one search, the excluded ones included. */
export const SEARCH_MAX_TERMS = 16;

function listOnce(terms: readonly SearchTerm[]): SearchTerm[] {
  return [...new Map(terms.map((term) => [JSON.stringify(term), term])).values()];
}

/**
 * Reads what a visitor typed; null where nothing can be searched (empty, only punctuation).
 * - Words are all required. An English word finds its other forms; it is never taken for a
 *   beginning unless it says so: `butter*` (two letters or more).
 * - Chinese, Japanese and Korean are found as exact parts of the text, one character and up.
 * - `"…"`, `“…”` and `「…」` are exact: unstemmed, in this order, side by side.
 * - `-word` and `-"a phrase"` exclude.
 * - Anything else is plain text, `AND`, `a:b`, brackets and a lonely quote too. It never throws and
 *   holds no limit: `findSearchFault` does.
 */
export function parseSearch(q: string): SearchNode | null {
  const must: SearchTerm[] = [];
  const not: SearchTerm[] = [];
  // NFKC first, so that full-width quotes, stars, dashes and blanks mean what their plain forms do.
  for (const piece of splitSearch(q.normalize('NFKC'))) {
    const terms = piece.quoted ? joinPhrase(piece.text) : readTerms(piece.text);
    (piece.excluded ? not : must).push(...terms);
  }
  if (must.length + not.length === 0) return null;
  return { must: listOnce(must), not: listOnce(not) };
}

/** Why a search may not be run: longer than `SEARCH_MAX_CHARACTERS`, more terms than `SEARCH_MAX_TERMS`; null where it may. */
export function findSearchFault(q: string): 'too-long' | 'too-many-terms' | null {
  if ([...q].length > SEARCH_MAX_CHARACTERS) return 'too-long';
  const search = parseSearch(q);
  const terms = search === null ? 0 : search.must.length + search.not.length;
  return terms > SEARCH_MAX_TERMS ? 'too-many-terms' : null;
}
