'use client';

import { useCallback, useMemo, useRef, useState } from 'react';
import type { Row, WallMeasure } from './lay-rows';
import { useAnswers } from './use-answers';
import {
  guessLot,
  type Lot,
  type LotColumns,
  listItems,
  rowsOf,
  stretchAround,
  type WallItem,
} from './wall-lots';
import { columnsKey, type WallKey } from './wall-queries';

/** So many lots are laid out row by row at once; small ones count less. */
const MOST_OPEN = 8;
const CLIPS_ALWAYS_OPEN = 600;

/** A wall laid out: its items from top to bottom, and where each begins. */
export interface WallLayout {
  items: readonly WallItem[];
  /** The upper edge of each item and, last, the wall's end; pixels from the wall's upper edge. */
  starts: Float64Array;
  /** The height of every lot, those outside the page too, as far as it is known or guessed. */
  heights: readonly number[];
  /** The lots that stand in the page, first and last (exclusive). */
  stretch: readonly [number, number];
  columnsOf: (lot: number) => LotColumns | null;
}

/**
 * Lays a wall's lots out: those that were opened by rows, once their columns are there by their own
 * shapes, all others as one height each. `known` are columns that need not be asked for.
 */
export function useWallLayout(
  wall: WallKey,
  lots: readonly Lot[],
  known: ReadonlyMap<number, LotColumns>,
  measure: WallMeasure | null,
) {
  const [open, setOpen] = useState<readonly number[]>(() => [...known.keys()]);
  const [centre, setCentre] = useState(0);
  const asked = open.filter((at) => lots[at]?.month !== null);
  const {
    answers: columns,
    hasFailed,
    retry,
  } = useAnswers<LotColumns>(
    'wall-columns',
    asked.flatMap((at) => {
      const lot = lots[at];
      return lot === undefined ? [] : [columnsKey(wall, lot)];
    }),
    MOST_OPEN,
  );
  const rows = useRef(new Map<number, { of: unknown; measure: WallMeasure; rows: Row[] }>());
  const seen = useRef<{ measure: WallMeasure | null; heights: Map<number, number> }>({
    measure: null,
    heights: new Map(),
  });

  const guesses = useMemo(
    () => (measure === null ? [] : lots.map((lot) => guessLot(lot, measure))),
    [lots, measure],
  );
  const layout = useMemo((): WallLayout | null => {
    if (measure === null) return null;
    if (seen.current.measure !== measure) seen.current = { measure, heights: new Map() };
    const columnsOf = (at: number) => {
      const index = asked.indexOf(at);
      return (index === -1 ? undefined : columns[index]) ?? known.get(at) ?? null;
    };
    const laid = new Map<number, Row[]>();
    for (const at of open) {
      const lot = lots[at];
      if (lot === undefined) continue;
      const of = columnsOf(at);
      const before = rows.current.get(at);
      const kept = before?.of === of && before.measure === measure ? before.rows : null;
      const own = kept ?? rowsOf(lot, of, measure);
      rows.current.set(at, { of, measure, rows: own });
      laid.set(at, own);
      const height = own.reduce((sum, row) => sum + row.height, 0);
      seen.current.heights.set(at, height + (lot.opensMonth ? measure.heading : 0));
    }
    for (const at of rows.current.keys()) if (!laid.has(at)) rows.current.delete(at);
    const heights = guesses.map((guess, at) => seen.current.heights.get(at) ?? guess);
    const stretch = stretchAround(heights, Math.min(centre, lots.length - 1));
    const items: WallItem[] = [];
    for (let at = stretch[0]; at < stretch[1]; at += 1) {
      const lot = lots[at];
      if (lot !== undefined)
        items.push(...listItems(lot, at, laid.get(at) ?? heights[at] ?? 0, measure));
    }
    const starts = new Float64Array(items.length + 1);
    for (const [at, { row }] of items.entries()) starts[at + 1] = (starts[at] ?? 0) + row.height;
    return { items, starts, heights, stretch, columnsOf };
    // `asked` follows from `open`.
  }, [measure, lots, guesses, known, open, columns, centre, asked.indexOf]);

  const openLots = useCallback(
    (wanted: readonly number[]) => {
      setOpen((before) => {
        if (wanted.every((at) => before.includes(at))) return before;
        const next = [...before.filter((at) => !wanted.includes(at)), ...wanted];
        const clips = () => next.reduce((sum, at) => sum + (lots[at]?.count ?? 0), 0);
        while (next.length > MOST_OPEN && clips() > CLIPS_ALWAYS_OPEN) next.shift();
        return next;
      });
    },
    [lots],
  );
  return { layout, openLots, setCentre, hasFailed, retry };
}
