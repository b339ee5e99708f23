import type { SearchNode, SearchTerm } from '@/lib/search/search-node';
import { type Token, tokenize } from '@/lib/search/tokenize';

/** A part of a text to be lit, as UTF-16 offsets; `end` exclusive. */
export interface LitRange {
  start: number;
  end: number;
}

/** What stands at one position: the exact token, and for a word its stem. */
interface Place {
  exact: Token;
  stem: string | undefined;
}

function listPlaces(text: string): Place[] {
  const places: Place[] = [];
  for (const token of tokenize(text)) {
    const last = places.at(-1);
    if (token.kind === 'stem' && last !== undefined) last.stem = token.token;
    else places.push({ exact: token, stem: undefined });
  }
  return places;
}

function matchTerm(term: SearchTerm, places: readonly Place[], from: number): LitRange | null {
  const first = places[from];
  let end = -1;
  for (const [index, wanted] of term.tokens.entries()) {
    const place = places[from + index];
    if (place === undefined) return null;
    const { token, kind, headEnd } = place.exact;
    const isOpen = term.prefix && index === term.tokens.length - 1;
    if (!(isOpen ? token.startsWith(wanted) : token === wanted || place.stem === wanted)) {
      return null;
    }
    // One CJK character is looked for as the beginning of a pair, of which only it is lit.
    end = isOpen && kind === 'cjk' ? headEnd : place.exact.end;
  }
  return first === undefined || end < 0 ? null : { start: first.exact.start, end };
}

function mergeRanges(ranges: LitRange[]): LitRange[] {
  const merged: LitRange[] = [];
  for (const range of ranges.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push(range);
  }
  return merged;
}

/**
 * The parts of `text` that a search finds, in order, never touching or overlapping. Works on the same
 * tokens as the index, so other word forms, traditional characters and full-width letters are lit.
 * Runs in the browser too; load it there only with a search, for it brings the table of characters.
 */
export function highlight(text: string, search: SearchNode): LitRange[] {
  const places = listPlaces(text);
  const found: LitRange[] = [];
  for (const term of search.must) {
    for (const from of places.keys()) {
      const range = matchTerm(term, places, from);
      if (range !== null) found.push(range);
    }
  }
  return mergeRanges(found);
}
