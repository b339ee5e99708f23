import { stemmer } from 'stemmer';
import { MARKER } from '@/lib/search/fold-cluster';

// Porter's rules put these together with words that no reader would (animals with animated, news
// with new, one with on, us with use, evening with even, leaves with leaving); his own later
// stemmer keeps such a list too. Found by reading every group of the catalogue's words.
const OWN_STEM = new Map([
  ['animal', 'animal'],
  ['animals', 'animal'],
  ['evening', 'evening'],
  ['evenings', 'evening'],
  ['leaves', 'leaf'],
  ['news', 'news'],
  ['one', 'one'],
  ['ones', 'one'],
  ['us', 'us'],
]);

/** The token under which a folded word is indexed and found beside all its forms: the marker and its English stem; digits and other scripts keep their whole form. */
export function stemWord(word: string): string {
  if (!/^[a-z]+$/.test(word)) return MARKER + word;
  return MARKER + (OWN_STEM.get(word) ?? stemmer(word));
}
