'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { listWhole, listWindow, type WallPiece } from './list-pieces';
import { CLIPS_PER_PAGE } from './lot-columns';
import { useCalm } from './use-calm';
import { pagesOf, useWallCards, type WantedPage } from './use-wall-cards';
import { useWallLayout, type WallLayout } from './use-wall-layout';
import { useWallMeasure } from './use-wall-measure';
import { itemAt, useWallPlace } from './use-wall-place';
import type { WallPage } from './wall-clip';
import type { Lot, LotColumns, WallItem } from './wall-lots';
import type { WallKey } from './wall-queries';

/** Rows that stand in the page beyond the window's edges, on each side; two were more nodes than 1,500. */
const ROWS_BEYOND = 1;

/** So far beyond the window's edges lots are laid out and cards loaded. */
const AHEAD_PX = 900;

/** A wall of so many clips stays whole: the browser's own search then finds every card. */
const WHOLE_UP_TO = 320;

interface AskedWall {
  wall: WallKey;
  lots: readonly Lot[];
  known: ReadonlyMap<number, LotColumns>;
  first: WallPage;
}

/** As little of a wall as can be seen: what of it stands in the page, and how one moves over it. */
export function useWall(wallRef: RefObject<HTMLElement | null>, asked: AskedWall) {
  const { wall, lots, known, first } = asked;
  const measure = useWallMeasure(wallRef);
  const { layout, openLots, setCentre, ...columns } = useWallLayout(wall, lots, known, measure);
  const { cards: loaded, want, ...loading } = useWallCards(wall, lots, first.clips);
  // A page of cards takes the place of its shapes a few at a time, between other work.
  const cards = useDeferredValue(loaded);
  const [margin, setMargin] = useState(0);
  const { isCalm, hold } = useCalm();
  const count = layout?.items.length ?? 0;
  // A new way of telling items apart is what has the virtualizer ask for all their heights anew.
  const getItemKey = useMemo(() => (at: number) => layout?.items[at]?.key ?? at, [layout]);
  const virtualizer = useWindowVirtualizer({
    count,
    getItemKey,
    estimateSize: (at) => layout?.items[at]?.row.height ?? 0,
    overscan: ROWS_BEYOND,
    scrollMargin: margin,
    initialRect: { width: 0, height: typeof window === 'undefined' ? 0 : window.innerHeight },
    initialOffset: () => (typeof window === 'undefined' ? 0 : window.scrollY),
    enabled: layout !== null,
    useFlushSync: false,
  });
  // After the virtualizer, which begins where the window was.
  const place = useWallPlace(wallRef, lots, layout, { openLots, setCentre, hold });
  useEffect(() => {
    if (layout !== null) setMargin(Math.round(place.marginOf()));
  }, [layout, place.marginOf]);

  const seen = virtualizer.getVirtualItems();
  const [from, to] = [seen[0]?.index ?? 0, seen.at(-1)?.index ?? -1];
  const clipCount = useMemo(() => lots.reduce((sum, lot) => sum + lot.count, 0), [lots]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `from` and `to` tell that the window moved.
  useEffect(() => {
    if (!isCalm) return;
    if (layout === null) want(pagesOfAll(known, loaded));
    else {
      // By where the window is: items may have moved since the virtualizer was told.
      const top = window.scrollY - place.marginOf();
      const near = itemAt(layout.starts, top - AHEAD_PX);
      const shown = layout.items.slice(
        near,
        itemAt(layout.starts, top + window.innerHeight + AHEAD_PX) + 1,
      );
      const far = shown.filter(({ kind }) => kind === 'far');
      if (far.length > 0) openLots(far.map(({ lot }) => lot));
      want(pagesSeen(layout, shown, loaded));
    }
  }, [isCalm, layout, from, to, known, loaded, want, openLots, place.marginOf]);

  const pieces = useMemo((): WallPiece[] => {
    if (layout === null) return listWhole(lots, (at) => known.get(at) ?? null, cards);
    const isWhole = clipCount <= WHOLE_UP_TO;
    const shown = isWhole ? { first: 0, last: count - 1 } : { first: from, last: to };
    return listWindow(lots, layout, cards, shown);
  }, [layout, lots, known, cards, clipCount, count, from, to]);
  const hasFailed = columns.hasFailed || loading.hasFailed;
  const retry = () => {
    columns.retry();
    loading.retry();
  };
  return {
    pieces,
    layout,
    measure,
    margin,
    goTo: place.goTo,
    hasFailed,
    isPaused: loading.isPaused,
    retry,
  };
}

type Cards = ReadonlyMap<string, unknown>;

function pagesOfAll(known: ReadonlyMap<number, LotColumns>, cards: Cards): WantedPage[] {
  return [...known].flatMap(([lot, columns]) =>
    pagesOf(columns, lot, { from: 0, to: columns.slugs.length }, (slug) => cards.has(slug)),
  );
}

function pagesSeen(layout: WallLayout, shown: readonly WallItem[], cards: Cards): WantedPage[] {
  const spans = new Map<number, { from: number; to: number }>();
  for (const { kind, lot, row } of shown) {
    if (kind !== 'row') continue;
    const before = spans.get(lot);
    spans.set(lot, { from: before?.from ?? row.from, to: row.to });
  }
  return [...spans].flatMap(([lot, span]) => {
    const columns = layout.columnsOf(lot);
    if (columns !== null) return pagesOf(columns, lot, span, (slug) => cards.has(slug));
    // Its first page is asked for beside its columns, not after them.
    return span.from < CLIPS_PER_PAGE ? [{ lot, cursor: null }] : [];
  });
}
