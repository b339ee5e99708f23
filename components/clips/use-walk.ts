'use client';

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { WallPage } from './wall-clip';
import type { Lot, LotColumns } from './wall-lots';
import { cardsKey, type WallKey } from './wall-queries';

/** How far below the window's edge the next page is already asked for. */
const AHEAD = '1400px';

/** The lot of a wall that is walked from its beginning, for an order or words that have no months. */
const WALK: Omit<Lot, 'count'> = {
  key: 'walk',
  month: null,
  opensMonth: false,
  since: null,
  until: null,
};

/** What is kept of a page that was walked over: no cards, so that a long walk stays light. */
interface Steps {
  slugs: string[];
  ratios: number[];
  cursor: string | null;
  nextCursor: string | null;
}

const stepsOf = ({ clips, nextCursor }: WallPage, cursor: string | null): Steps => ({
  slugs: clips.map(({ slug }) => slug),
  ratios: clips.map(({ ratio }) => ratio),
  cursor,
  nextCursor,
});

/** Where the end of the wall stands. */
export type WallState = 'complete' | 'more' | 'loading' | 'offline' | 'failed';

/**
 * A wall walked page after page as the visitor comes near its end: the page the server rendered,
 * then what the API adds. `endRef` goes on the element at the end. Not `isWalked`, it stays at that
 * first page.
 */
export function useWalk(
  wall: WallKey,
  { first, cursor, isWalked }: { first: WallPage; cursor: string | null; isWalked: boolean },
) {
  const client = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: ['wall-walk', wall.version, wall.locale, wall.search, cursor],
    queryFn: async ({ pageParam }) => {
      const lot = { ...WALK, count: 0 };
      const queryKey = cardsKey(wall, lot, pageParam);
      return stepsOf(await client.fetchQuery<WallPage>({ queryKey }), pageParam);
    },
    initialPageParam: cursor,
    getNextPageParam: (page: Steps) => page.nextCursor,
    // The server rendered the first page, and what follows hangs on its cursor: nothing goes stale.
    staleTime: Number.POSITIVE_INFINITY,
    initialData: { pages: [stepsOf(first, cursor)], pageParams: [cursor] },
  });
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  const mayAsk = isWalked && hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  const endRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const end = endRef.current;
    if (end === null || !mayAsk) return;
    const watcher = new IntersectionObserver(
      // On a busy page several reports come at once, and the first of them says where it began.
      (reports) => reports.some(({ isIntersecting }) => isIntersecting) && fetchNextPage(),
      { rootMargin: AHEAD },
    );
    watcher.observe(end);
    return () => watcher.disconnect();
  }, [mayAsk, fetchNextPage]);
  const { lots, known } = useMemo(() => {
    const columns = gatherSteps(data.pages);
    const all: Lot[] = [{ ...WALK, count: columns.slugs.length }];
    return { lots: all, known: new Map([[0, columns]]) };
  }, [data]);
  const state: WallState =
    query.fetchStatus === 'paused'
      ? 'offline'
      : isFetchingNextPage
        ? 'loading'
        : isFetchNextPageError
          ? 'failed'
          : hasNextPage
            ? 'more'
            : 'complete';
  const nextCursor = data.pages.at(-1)?.nextCursor ?? null;
  return { lots, known, endRef, loadMore: fetchNextPage, nextCursor, state };
}

function gatherSteps(steps: readonly Steps[]): LotColumns {
  const pages: { from: number; cursor: string | null }[] = [];
  let from = 0;
  for (const { slugs, cursor } of steps) {
    pages.push({ from, cursor });
    from += slugs.length;
  }
  const slugs = steps.flatMap((step) => step.slugs);
  return {
    slugs,
    ratios: steps.flatMap((step) => step.ratios),
    thumbhashes: slugs.map(() => null),
    pages,
  };
}
