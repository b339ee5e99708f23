import type { ClipItem } from '@/lib/clips/contracts.server';
import type { Locale } from '@/lib/i18n/locales';
import { parseSearch } from '@/lib/search/parse-search';
import { findMatches } from './find-matches';
import type { WallClip } from './wall-clip';

/** The same clips with what the words `q` found in their items; `items` in the same order. */
export function lightClips(
  clips: readonly WallClip[],
  items: readonly ClipItem[],
  q: string,
  locale: Locale,
): WallClip[] {
  const search = parseSearch(q);
  if (search === null) return [...clips];
  return clips.map((clip, index) => {
    const item = items[index];
    return item === undefined ? clip : { ...clip, found: findMatches(item, search, locale) };
  });
}
