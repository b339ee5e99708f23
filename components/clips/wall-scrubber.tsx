'use client';

import { useEffect, useMemo, useRef, useState } from 'react';
import { formatCount } from '@/lib/format/format-count';
import { fill } from '@/lib/i18n/fill';
import type { Locale } from '@/lib/i18n/locales';
import { nameMonth } from './month-name';
import type { WallLayout } from './use-wall-layout';
import { itemAt } from './use-wall-place';
import type { Lot } from './wall-lots';
import styles from './wall-scrubber.module.css';
import type { WallWords } from './wall-words';

/** A month on the rail: where it begins, as a share of the whole wall, and what it has. */
interface Mark {
  lot: number;
  at: number;
  count: number;
  year: string | null;
}

function listMarks(lots: readonly Lot[], edges: Float64Array): Mark[] {
  const whole = edges[lots.length] || 1;
  const marks: Mark[] = [];
  for (const [lot, { opensMonth, month, count }] of lots.entries()) {
    const last = marks.at(-1);
    if (!opensMonth && last !== undefined) last.count += count;
    else {
      const year = month === null || month === 'unknown' ? null : month.slice(0, 4);
      const before = lots[last?.lot ?? -1]?.month?.slice(0, 4) ?? null;
      marks.push({
        lot,
        at: (edges[lot] ?? 0) / whole,
        count,
        year: year === before ? null : year,
      });
    }
  }
  return marks;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  PageDown: 12,
  PageUp: -12,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/**
 * The rail beside a wall of months: as long as all its clips, dragged or stepped from month to month.
 * It moves the window alone; what is loaded is what one stops at.
 */
export function WallScrubber(props: {
  lots: readonly Lot[];
  layout: WallLayout;
  /** Where the wall begins on the page, pixels. */
  margin: number;
  goTo: (lot: number, withinPx?: number) => void;
  locale: Locale;
  words: WallWords;
}) {
  const { lots, layout, margin, goTo, locale, words } = props;
  const rail = useRef<HTMLDivElement>(null);
  const [month, setMonth] = useState(0);
  // Where a key leads to, until the window is there: the next key may come before.
  const aim = useRef<{ lots: readonly Lot[]; month: number } | null>(null);
  const [isHeld, setHeld] = useState(false);
  const { edges, marks } = useMemo(() => {
    const all = new Float64Array(lots.length + 1);
    for (const [at, height] of layout.heights.entries()) all[at + 1] = (all[at] ?? 0) + height;
    return { edges: all, marks: listMarks(lots, all) };
  }, [lots, layout]);
  const whole = edges[lots.length] ?? 0;

  useEffect(() => {
    const follow = () => {
      const px = Math.max(0, window.scrollY - margin) + (edges[layout.stretch[0]] ?? 0);
      rail.current?.style.setProperty('--at', String(Math.min(1, px / Math.max(1, whole))));
      // A month is reached when its name is about to be.
      const lot = itemAt(edges, px + 48);
      const reached = marks.findLastIndex((mark) => mark.lot <= lot);
      const aimed = aim.current?.lots === lots ? aim.current.month : null;
      setMonth(aimed ?? Math.max(0, reached));
    };
    const arrive = () => {
      aim.current = null;
      follow();
    };
    follow();
    window.addEventListener('scroll', arrive, { passive: true });
    return () => window.removeEventListener('scroll', arrive);
  }, [edges, layout, lots, margin, marks, whole]);

  if (marks.length < 2) return null;
  const here = marks[month];
  const name = here === undefined ? '' : nameMonth(lots[here.lot] as Lot, locale, words);
  const moveTo = (y: number) => {
    const box = rail.current?.getBoundingClientRect();
    if (box === undefined) return;
    const px = Math.min(0.9999, Math.max(0, (y - box.top) / box.height)) * whole;
    const lot = itemAt(edges, px);
    goTo(lot, px - (edges[lot] ?? 0));
  };
  return (
    <div
      ref={rail}
      className={styles.rail}
      data-held={isHeld ? '' : undefined}
      role="slider"
      tabIndex={0}
      aria-label={words.scrubber}
      aria-orientation="vertical"
      aria-valuemin={1}
      aria-valuemax={marks.length}
      aria-valuenow={month + 1}
      aria-valuetext={fill(words.month, {
        month: name,
        count: formatCount(here?.count ?? 0, locale),
      })}
      onKeyDown={(event) => {
        const step = STEPS[event.key];
        if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        const from = aim.current?.lots === lots ? aim.current.month : month;
        const to = Math.min(marks.length - 1, Math.max(0, from + step));
        aim.current = { lots, month: to };
        setMonth(to);
        goTo(marks[to]?.lot ?? 0);
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setHeld(true);
        moveTo(event.clientY);
      }}
      onPointerMove={(event) => isHeld && moveTo(event.clientY)}
      onPointerUp={() => setHeld(false)}
      onPointerCancel={() => setHeld(false)}
    >
      {marks.map(({ lot, at, year }) => (
        <span
          key={lot}
          className={styles.mark}
          data-year={year ?? undefined}
          style={{ '--mark': at } as React.CSSProperties}
        />
      ))}
      <span className={styles.thumb}>
        <span className={styles.name}>{name}</span>
      </span>
    </div>
  );
}
