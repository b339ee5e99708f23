'use client';

import { useMemo, useState } from 'react';
import { useAnswers } from './use-answers';
import type { WallClip, WallPage } from './wall-clip';
import type { Lot, LotColumns } from './wall-lots';
import { cardsKey, type WallKey } from './wall-queries';

/** So many pages of cards are held for a wall, 48 clips each; what was seen longest ago goes first. */
const MOST_PAGES = 12;

/** A page of cards a window needs. */
export interface WantedPage {
  lot: number;
  cursor: string | null;
}

/** The pages that hold clips `from` to `to` of a lot, but for those that are there already. */
export function pagesOf(
  columns: LotColumns,
  lot: number,
  { from, to }: { from: number; to: number },
  isThere: (slug: string) => boolean,
): WantedPage[] {
  const wanted: WantedPage[] = [];
  for (const [at, page] of columns.pages.entries()) {
    const end = columns.pages[at + 1]?.from ?? columns.slugs.length;
    if (page.from >= to) break;
    if (end <= from) continue;
    const slugs = columns.slugs.slice(Math.max(from, page.from), Math.min(to, end));
    if (slugs.some((slug) => slug !== '' && !isThere(slug)))
      wanted.push({ lot, cursor: page.cursor });
  }
  return wanted;
}

/** The cards of the pages that were wanted last, by slug, beside those the server sent. */
export function useWallCards(wall: WallKey, lots: readonly Lot[], first: readonly WallClip[]) {
  const [wanted, setWanted] = useState<readonly WantedPage[]>([]);
  const { answers: pages, ...state } = useAnswers<WallPage>(
    'wall-cards',
    wanted.flatMap(({ lot, cursor }) => {
      const of = lots[lot];
      return of === undefined ? [] : [cardsKey(wall, of, cursor)];
    }),
    MOST_PAGES,
  );
  const cards = useMemo(() => {
    const all = new Map(first.map((clip) => [clip.slug, clip]));
    for (const page of pages) {
      for (const clip of page?.clips ?? []) if (!all.has(clip.slug)) all.set(clip.slug, clip);
    }
    return all;
  }, [first, pages]);
  const want = useMemo(() => {
    const isSame = (a: WantedPage) => (b: WantedPage) => a.lot === b.lot && a.cursor === b.cursor;
    return (more: readonly WantedPage[]) =>
      setWanted((before) => {
        if (more.every((one) => before.some(isSame(one)))) return before;
        return [...before.filter((one) => !more.some(isSame(one))), ...more].slice(-MOST_PAGES);
      });
  }, []);
  return { cards, want, ...state };
}
