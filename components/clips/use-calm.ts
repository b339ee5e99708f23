'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

/** Faster than this nobody reads a wall, pixels a millisecond: nothing is loaded on the way. */
const FAST = 6;
const SETTLED_MS = 120;

/**
 * Whether the page stands still or moves no faster than one can look. `hold` says where the window is put
 * so that what is seen stays where it is: no movement, however far.
 */
export function useCalm(): { isCalm: boolean; hold: (scrollY: number) => void } {
  const [isCalm, setCalm] = useState(true);
  const held = useRef<number | null>(null);
  useEffect(() => {
    let [before, at] = [window.scrollY, performance.now()];
    let timer: number | undefined;
    const onScroll = () => {
      const [y, now] = [window.scrollY, performance.now()];
      const isHeld = held.current !== null && Math.abs(y - held.current) <= 1;
      held.current = null;
      if (isHeld) {
        [before, at] = [y, now];
        return;
      }
      const isFast = Math.abs(y - before) > FAST * Math.max(16, now - at);
      [before, at] = [y, now];
      window.clearTimeout(timer);
      if (!isFast) return setCalm(true);
      setCalm(false);
      timer = window.setTimeout(() => setCalm(true), SETTLED_MS);
    };
    window.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('scroll', onScroll);
    };
  }, []);
  const hold = useCallback((scrollY: number) => {
    held.current = scrollY;
  }, []);
  return { isCalm, hold };
}
