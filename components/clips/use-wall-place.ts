'use client';

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { WallLayout } from './use-wall-layout';
import type { Lot } from './wall-lots';

/** A place on a wall that outlives its layout: a clip of a lot, and how far below the window's edge. */
interface Place {
  lot: number;
  clip: number;
  /** Found by its slug as soon as its lot's columns are there; null once it was. */
  slug: string | null;
  offset: number;
}

/** As long as the place was not changed for this time, it is written into the address. */
const QUIET_MS = 250;

/** For so long an address's place is held against whatever else moves the window. */
const HELD_MS = 2_000;

/** The index of the item at a height, pixels from the wall's upper edge. */
export function itemAt(starts: Float64Array, px: number): number {
  let [low, high] = [0, starts.length - 2];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= px) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a place stands, pixels from the wall's upper edge; null where its lot is not in the page. */
function topOf({ items, starts, columnsOf }: WallLayout, place: Place): number | null {
  const columns = place.slug === null ? null : columnsOf(place.lot);
  const found = columns?.slugs.indexOf(place.slug ?? '') ?? -1;
  const clip = found === -1 ? place.clip : found;
  for (const [at, { lot, kind, row }] of items.entries()) {
    if (lot !== place.lot) continue;
    if (kind === 'far') return (starts[at] ?? 0) + (row.height * clip) / Math.max(1, row.to);
    if (clip === 0 && place.slug === null) return starts[at] ?? null;
    if (kind === 'row' && clip < row.to) return starts[at] ?? null;
  }
  return null;
}

/** The place an address asks for: `#2024-03-05/slug`, or the day or the slug alone. */
function readHash(lots: readonly Lot[], hash: string): { lot: number; slug: string | null } | null {
  const [, day = '', slug = ''] = /^#(\d{4}-\d{2}-\d{2}|undated|wall)\/?([^/]*)$/.exec(hash) ?? [];
  if (day === '') return null;
  const lot = lots.findIndex(({ since, until, month }) =>
    since === null || until === null
      ? day === (month === null ? 'wall' : 'undated')
      : since <= day && day <= until,
  );
  return lot === -1 ? null : { lot, slug: slug === '' ? null : slug };
}

/**
 * Holds the place one is at while the wall is laid out anew, keeps it in the address (`#day/slug`)
 * and returns to it from there: on the way back, and for whoever is sent the link.
 */
export function useWallPlace(
  wallRef: RefObject<HTMLElement | null>,
  lots: readonly Lot[],
  layout: WallLayout | null,
  {
    openLots,
    setCentre,
    hold,
  }: {
    openLots: (lots: number[]) => void;
    setCentre: (lot: number) => void;
    hold: (scrollY: number) => void;
  },
) {
  const place = useRef<Place | null>(null);
  const now = useRef({ lots, layout });
  now.current = { lots, layout };

  const marginOf = useCallback(
    () => (wallRef.current?.getBoundingClientRect().top ?? 0) + window.scrollY,
    [wallRef],
  );
  const goTo = useCallback(
    (lot: number, withinPx = 0) => {
      place.current = { lot, clip: 0, slug: null, offset: HEAD_PX - withinPx };
      setCentre(lot);
      const top = now.current.layout && topOf(now.current.layout, place.current);
      if (typeof top === 'number') window.scrollTo(0, marginOf() + top - HEAD_PX + withinPx);
    },
    [setCentre, marginOf],
  );

  // Once, when the wall is there: to the place of the address.
  useLayoutEffect(() => {
    const asked = readHash(now.current.lots, window.location.hash);
    if (asked === null) return;
    const offset = Number(window.history.state?.wallOffset ?? HEAD_PX);
    place.current = { ...asked, clip: 0, offset };
    setCentre(asked.lot);
    openLots([asked.lot]);
  }, [openLots, setCentre]);

  // Before each paint of a new layout: where one was.
  useLayoutEffect(() => {
    if (layout === null || place.current === null) return;
    const top = topOf(layout, place.current);
    if (top === null) return;
    const wanted = marginOf() + top - place.current.offset;
    if (Math.abs(window.scrollY - wanted) <= 1) return;
    hold(wanted);
    window.scrollTo(0, wanted);
  }, [layout, marginOf, hold]);

  useEffect(() => {
    let timer: number | undefined;
    const heldUntil = performance.now() + HELD_MS;
    const onScroll = () => {
      const { layout: laid, lots: all } = now.current;
      if (laid === null) return;
      const asked = place.current;
      // A place that was asked for stands until the visitor moves on: the browser has one of its own
      // in mind, from before the wall was laid out.
      if (asked !== null && asked.slug !== null && performance.now() < heldUntil) {
        const top = topOf(laid, asked);
        const wanted = top === null ? null : marginOf() + top - asked.offset;
        if (wanted !== null && Math.abs(window.scrollY - wanted) > 1) window.scrollTo(0, wanted);
        return;
      }
      const px = window.scrollY - marginOf();
      const item = laid.items[itemAt(laid.starts, px + HEAD_PX + 1)];
      if (px <= 0 || item === undefined) place.current = null;
      else {
        const start = laid.starts[laid.items.indexOf(item)] ?? 0;
        const { from } = item.row;
        place.current = { lot: item.lot, clip: from, slug: null, offset: start - px };
        const [first, last] = laid.stretch;
        const isAtEdge =
          (item.lot <= first && first > 0) || (item.lot >= last - 1 && last < all.length);
        if (isAtEdge) setCentre(item.lot);
      }
      window.clearTimeout(timer);
      timer = window.setTimeout(() => writeHash(now.current, place.current), QUIET_MS);
    };
    const moveOn = () => {
      if (place.current?.slug != null) place.current.slug = null;
    };
    const moves = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;
    window.addEventListener('scroll', onScroll, { passive: true });
    for (const move of moves) window.addEventListener(move, moveOn, { passive: true });
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('scroll', onScroll);
      for (const move of moves) window.removeEventListener(move, moveOn);
    };
  }, [marginOf, setCentre]);
  return { goTo, marginOf };
}

/** What stands this close to the upper edge of the window counts as seen. */
const HEAD_PX = 16;

// Next's own entry is kept as it is: given back with its mark, its router looks away.
function writeHash(
  { layout, lots }: { layout: WallLayout | null; lots: readonly Lot[] },
  place: Place | null,
): void {
  const { pathname, search, hash } = window.location;
  const slug = place === null ? undefined : layout?.columnsOf(place.lot)?.slugs[place.clip];
  const lot = place === null ? undefined : lots[place.lot];
  const day = lot?.since ?? (lot?.month === null ? 'wall' : 'undated');
  const next = lot === undefined ? '' : `#${day}${slug ? `/${slug}` : ''}`;
  if (next === '' && !readHash(lots, hash)) return;
  const state = { ...window.history.state, wallOffset: place?.offset ?? null };
  window.history.replaceState(state, '', pathname + search + next);
}
