import type { SearchNode } from './search-node';

/**
 * A beginning of so many characters has an index of its own, in titles too, whose words carry a marker
 * before them; a longer one has to be gathered from every word that begins so.
 */
const INDEXED_BEGINNING = 1;

/**
 * Whether an index gives a search's hits one by one, newest first, however many there are: one word or
 * one short beginning. Words that have to stand together, or not at all, are looked for clip by clip.
 */
export function isQuick({ must, not }: SearchNode): boolean {
  const [term] = must;
  if (term === undefined || must.length > 1 || not.length > 0 || term.tokens.length > 1)
    return false;
  return !term.prefix || [...(term.tokens[0] ?? '')].length <= INDEXED_BEGINNING;
}
