'use client';

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type WallMeasure, type WallWindow, windowOf } from './measure-rows';

/** A wall up to this long stays whole: the browser's own search then finds every card. */
const WHOLE_UP_TO = 320;

/** How far beyond the window's edges cards are kept. */
const MARGIN_PX = 1_600;

const useBeforePaint = typeof window === 'undefined' ? useEffect : useLayoutEffect;

/**
 * Keeps only the cards near the window in the page once a wall grows long. Rows above and below are
 * replaced by room of their height, which is known because every card was laid out once; when the
 * wall's width changes they are laid out, and so measured, anew.
 */
export function useWallWindow(wallRef: RefObject<HTMLElement | null>, count: number): WallWindow {
  const isLong = count > WHOLE_UP_TO;
  const measure = useRef<WallMeasure>({ tops: [], height: 0 });
  const width = useRef(0);
  const [shown, setShown] = useState<WallWindow>({ start: 0, end: count, above: 0, below: 0 });

  const settle = useCallback(() => {
    const wall = wallRef.current;
    if (wall === null) return;
    const { top } = wall.getBoundingClientRect();
    const gap = Number.parseFloat(getComputedStyle(wall).rowGap) || 0;
    const next = windowOf(
      measure.current,
      count,
      -top - MARGIN_PX,
      -top + window.innerHeight + MARGIN_PX,
      gap,
    );
    setShown((now) =>
      now.start === next.start && now.end === next.end && now.above === next.above ? now : next,
    );
  }, [wallRef, count]);

  // Each layout of cards is measured; only then may they go.
  useBeforePaint(() => {
    const wall = wallRef.current;
    if (wall === null || !isLong) return;
    const { tops } = measure.current;
    let isNew = false;
    // What was measured once stands: a page without its styles could otherwise go round for ever.
    for (const [offset, card] of wall.querySelectorAll<HTMLElement>(':scope > article').entries()) {
      if (tops[shown.start + offset] !== undefined) continue;
      tops[shown.start + offset] = card.offsetTop;
      isNew = true;
    }
    if (!isNew) return;
    measure.current.height = wall.offsetHeight;
    settle();
  }, [wallRef, isLong, shown, settle]);

  useEffect(() => {
    const wall = wallRef.current;
    if (wall === null || !isLong) return;
    let frame = 0;
    const onScroll = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(settle);
    };
    width.current = wall.offsetWidth;
    const sizes = new ResizeObserver(() => {
      if (wall.offsetWidth === width.current) return;
      width.current = wall.offsetWidth;
      measure.current = { tops: [], height: 0 };
      setShown({ start: 0, end: count, above: 0, below: 0 });
    });
    sizes.observe(wall);
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      window.removeEventListener('scroll', onScroll);
    };
  }, [wallRef, isLong, count, settle]);

  if (!isLong) return { start: 0, end: count, above: 0, below: 0 };
  // Cards that have just arrived are laid out whatever the window says.
  return shown.below === 0 ? { ...shown, end: count } : shown;
}
