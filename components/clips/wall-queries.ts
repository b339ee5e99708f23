import { queryOptions } from '@tanstack/react-query';
import type { Month } from '@/lib/clips/contracts.server';
import { fetchJson } from '@/lib/http/fetch-json';
import type { Locale } from '@/lib/i18n/locales';
import { loadMoreClips } from './load-more-clips';
import type { Lot, LotColumns } from './wall-lots';

/** The wall one is on: a changed catalogue is another one. */
export interface WallKey {
  search: string;
  version: number;
  locale: Locale;
  /** IANA zone the days of its lots are counted in; null on a wall without lots of days. */
  zone: string | null;
}

/** So many parts of a lot are asked for at most, 1,000 clips each. */
const MOST_PARTS = 40;

/** The search string that asks for a lot's clips; a wall that is one lot asks for its own. */
export function searchOfLot({ search, zone }: WallKey, lot: Lot): string {
  if (lot.month === null || zone === null) return search;
  const params = new URLSearchParams(search);
  if (lot.since === null || lot.until === null) params.set('hasDate', 'false');
  else {
    params.set('since', lot.since);
    params.set('until', lot.until);
    params.set('zone', zone);
  }
  return String(params);
}

/** The columns of a lot of days, part after part. */
export function columnsQuery(wall: WallKey, lot: Lot) {
  return queryOptions({
    queryKey: ['wall-columns', wall.version, wall.search, wall.zone, lot.key, lot.until],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<LotColumns> => {
      const params = new URLSearchParams(searchOfLot(wall, lot));
      // The month itself says which clips are meant; what is undated is no day's filter there.
      if (lot.since === null) params.delete('hasDate');
      const slugs: string[] = [];
      const ratios: (number | null)[] = [];
      const thumbhashes: (string | null)[] = [];
      const pages: LotColumns['pages'][number][] = [{ from: 0, cursor: null }];
      for (let part = 0; part < MOST_PARTS; part += 1) {
        const told = await fetchJson<Month>(`/api/v1/timeline/${lot.month}?${params}`, signal);
        const start = slugs.length;
        slugs.push(...told.slugs);
        ratios.push(...told.ratios);
        thumbhashes.push(...told.thumbhashes);
        for (const [at, cursor] of told.cursors.entries())
          pages.push({ from: start + (at + 1) * CLIPS_PER_PAGE, cursor });
        if (told.nextCursor === null) break;
        if (pages.at(-1)?.from !== slugs.length)
          pages.push({ from: slugs.length, cursor: told.nextCursor });
        params.set('cursor', told.nextCursor);
      }
      return { slugs, ratios, thumbhashes, pages };
    },
  });
}

/** How many clips a list gives where nobody says otherwise. */
export const CLIPS_PER_PAGE = 48;

/** A page of a lot's cards. */
export function cardsQuery(wall: WallKey, lot: Lot, cursor: string | null) {
  const search = searchOfLot(wall, lot);
  return queryOptions({
    queryKey: ['wall-cards', wall.version, wall.locale, search, cursor],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => loadMoreClips({ search, locale: wall.locale, cursor, signal }),
  });
}
