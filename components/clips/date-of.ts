import { fill } from '@/lib/i18n/fill';
import type { WallClip } from './wall-clip';
import type { WallWords } from './wall-words';

/** A clip's day in words: that it is not known, or only about then, is said. */
export function dateOf(
  { day, isApproximate }: Pick<WallClip, 'day' | 'isApproximate'>,
  words: Pick<WallWords, 'undated' | 'about'>,
): string {
  if (day === null) return words.undated;
  return isApproximate ? fill(words.about, { date: day }) : day;
}
