'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import type { DateFacts } from './date-tools';

/**
 * The date's part of the index. It works as links and fields; what drags, takes keys and tells edges
 * while one chooses is loaded when a pointer or the focus comes, or the sheet that holds it opens.
 */
export function DateSection(props: {
  className?: string | undefined;
  facts: DateFacts;
  children: ReactNode;
}) {
  const section = useRef<HTMLElement>(null);
  // The same on every page of a language: a step inside the page is no reason to begin again.
  const facts = useRef(props.facts);
  useEffect(() => {
    const place = section.current;
    if (place === null) return;
    const waits = new AbortController();
    let end: (() => void) | null = null;
    let isGone = false;
    const open = async () => {
      waits.abort();
      try {
        const { openDateTools } = await import('./date-tools');
        const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
        const known = facts.current;
        if (!isGone) end = openDateTools(place, { ...known, others: [own, ...known.others] });
      } catch {
        // Out of reach: links and fields do without it.
      }
    };
    // Somebody was quicker than this code.
    if (place.matches(':hover, :focus-within')) void open();
    place.addEventListener('pointerenter', open, { signal: waits.signal });
    place.addEventListener('focusin', open, { signal: waits.signal });
    place.closest('[popover]')?.addEventListener('toggle', open, { signal: waits.signal });
    return () => {
      isGone = true;
      waits.abort();
      end?.();
    };
  }, []);
  return (
    <section ref={section} className={props.className}>
      {props.children}
    </section>
  );
}
