'use client';

import { useEffect, useState } from 'react';

/** Faster than this nobody reads a wall, pixels a millisecond: nothing is loaded on the way. */
const FAST = 6;
const SETTLED_MS = 120;

/** Whether the page stands still or moves no faster than one can look. */
export function useCalm(): boolean {
  const [isCalm, setCalm] = useState(true);
  useEffect(() => {
    let [before, at] = [window.scrollY, performance.now()];
    let timer: number | undefined;
    const onScroll = () => {
      const [y, now] = [window.scrollY, performance.now()];
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
  return isCalm;
}
