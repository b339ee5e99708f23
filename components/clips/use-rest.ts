'use client';

import { useCallback, useEffect, useRef, useState } from 'react';

const REST_MS = 250;

/** Whether things may move and load by themselves here. */
function mayMove(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  return (
    connection?.saveData !== true && !window.matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

/** The card the visitor rests on, and whether its loop may run. */
export interface Rest {
  slug: string;
  moves: boolean;
}

/**
 * The one card on which pointer or focus has rested for 250 ms. Focus by click is no rest: only
 * what the keyboard reaches counts.
 */
export function useRest(): {
  rest: Rest | null;
  settle: (slug: string) => void;
  leave: (slug: string) => void;
} {
  const [rest, setRest] = useState<Rest | null>(null);
  const timer = useRef<number>(undefined);
  const settle = useCallback((slug: string) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setRest({ slug, moves: mayMove() }), REST_MS);
  }, []);
  const leave = useCallback((slug: string) => {
    window.clearTimeout(timer.current);
    setRest((now) => (now?.slug === slug ? null : now));
  }, []);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return { rest, settle, leave };
}
