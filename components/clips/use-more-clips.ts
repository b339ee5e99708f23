'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { loadMoreClips } from './load-more-clips';
import type { WallPage } from './wall-clip';

/** How far below the window's edge the next page is already asked for. */
const AHEAD = '1400px';

/**
 * The clips of a query: the page the server rendered, then what the API adds as the visitor comes
 * near the end. What was loaded is kept for the way back. `endRef` goes on the element at the end.
 */
export function useMoreClips(asked: {
  first: WallPage;
  /** The catalogue's version: a changed catalogue is another list. */
  version: number;
  search: string;
  cursor: string | null;
  locale: Locale;
}) {
  const { first, version, search, cursor, locale } = asked;
  const query = useInfiniteQuery({
    queryKey: ['wall', locale, version, search, cursor],
    queryFn: ({ pageParam, signal }) =>
      loadMoreClips({ search, locale, cursor: pageParam, signal }),
    initialPageParam: cursor,
    getNextPageParam: (page) => page.nextCursor,
    // The server rendered the first page, and what follows hangs on its cursor: nothing goes stale.
    staleTime: Number.POSITIVE_INFINITY,
    initialData: { pages: [first], pageParams: [cursor] },
  });
  const { data, fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = query;
  const mayAsk = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
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
  const clips = useMemo(() => data.pages.flatMap((page) => page.clips), [data]);
  return {
    clips,
    endRef,
    loadMore: fetchNextPage,
    nextCursor: data.pages.at(-1)?.nextCursor ?? null,
    state: wallState(query),
  };
}

/** Where the end of the wall stands. */
export type WallState = 'complete' | 'more' | 'loading' | 'offline' | 'failed';

function wallState(query: {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchStatus: string;
}): WallState {
  if (query.fetchStatus === 'paused') return 'offline';
  if (query.isFetchingNextPage) return 'loading';
  if (query.isFetchNextPageError) return 'failed';
  return query.hasNextPage ? 'more' : 'complete';
}
