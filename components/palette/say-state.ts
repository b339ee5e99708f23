import { fill } from '@/lib/i18n/fill';
import type { PaletteWords } from './palette-words';
import type { ClipSearch } from './use-clip-search';

/** How the search for `q` stands, in a sentence; empty where nothing is searched for. */
export function sayState(
  q: string,
  search: ClipSearch,
  { hasFailed, isEmpty }: { hasFailed: boolean; isEmpty: boolean },
  words: PaletteWords['said'],
): string {
  if (q === '') return '';
  if (search.state === 'slow') return words.slow;
  if (search.typed !== q || search.state === 'searching') return words.searching;
  if (hasFailed) return words.failed;
  if (isEmpty) return fill(words.nothing, { q });
  const count = search.clips.length;
  return fill(search.hasMore ? words.foundMore : words.found, { count });
}
