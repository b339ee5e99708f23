import { type PlacedToken, placeTokens } from '@/lib/search/place-tokens';
import type { SearchNode, SearchTerm } from '@/lib/search/search-node';
import type { SearchTexts } from '@/lib/search/to-search-document.server';

type Column = Map<number, string[]>;

/** A clip's tokens by column and position: the index without an engine, for the tests' reference and for snapshots. */
export type IndexedTexts = Column[];

function layOut(placed: readonly PlacedToken[]): Column {
  const column: Column = new Map();
  for (const { token, position } of placed) {
    column.set(position, [...(column.get(position) ?? []), token]);
  }
  return column;
}

/** Indexes a clip's texts in memory. */
export function indexTexts(texts: SearchTexts): IndexedTexts {
  return [texts.titles, texts.prompts, texts.credits].map((list) => layOut(placeTokens(list)));
}

function holdsTerm(column: Column, { tokens, prefix }: SearchTerm): boolean {
  return [...column.keys()].some((from) =>
    tokens.every((wanted, index) => {
      const isOpen = prefix && index === tokens.length - 1;
      const there = column.get(from + index) ?? [];
      return there.some((token) => (isOpen ? token.startsWith(wanted) : token === wanted));
    }),
  );
}

/** Whether a search finds the clip: every required term in some column, no excluded one in any. */
export function evaluateSearch(search: SearchNode, clip: IndexedTexts): boolean {
  const found = (term: SearchTerm) => clip.some((column) => holdsTerm(column, term));
  return search.must.every(found) && !search.not.some(found);
}
