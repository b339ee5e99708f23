import { stemmer } from 'stemmer';
import { MARKER } from '@/lib/search/fold-cluster';

// Porter's rules put these together with words that no reader would: animals with animated, news
// with new, one with on, us with use, evening with even, leaves with leaving (his later stemmer has
// such a list too). Found by reading every group of the catalogue's words that share a stem.
const KEPT_APART = [
  ['animal', 'animals'],
  ['evening', 'evenings'],
  ['leaf', 'leaves'],
  ['news'],
  ['one', 'ones'],
  ['us'],
];

// Marked once more, so that none meets a stem of Porter's that is spelt the same.
const OWN_STEMS = new Map(
  KEPT_APART.flatMap((forms) => forms.map((form) => [form, MARKER + forms[0]] as const)),
);

/** The token under which a folded word is indexed and found beside all its forms: the marker and its English stem; digits and other scripts keep their whole form. */
export function stemWord(word: string): string {
  if (!/^[a-z]+$/.test(word)) return MARKER + word;
  return MARKER + (OWN_STEMS.get(word) ?? stemmer(word));
}
