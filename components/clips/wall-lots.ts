import type { Segment } from '@/lib/clips/cut-segments';
import { guessHeight, layRows, type Row, type WallMeasure } from './lay-rows';

/** The clips of a lot in columns: enough to lay them out, and where the list of their cards goes on. */
export interface LotColumns {
  slugs: readonly string[];
  ratios: readonly (number | null)[];
  thumbhashes: readonly (string | null)[];
  /** Rising: from which clip on a cursor leads the list. */
  pages: readonly { from: number; cursor: string | null }[];
}

/** A part of a wall with a height of its own: a segment of its timeline, or all there is of a walk. */
export interface Lot {
  key: string;
  /** As 2024-03, or `unknown` for what is undated; null on a wall without months. */
  month: string | null;
  /** Whether its month begins with it: then the month is written above it. */
  opensMonth: boolean;
  since: string | null;
  until: string | null;
  count: number;
}

/** What the wall's window moves over: a month's name, a row of clips, or a whole lot that is far. */
export interface WallItem {
  key: string;
  lot: number;
  kind: 'month' | 'row' | 'far';
  row: Row;
}

/** The lots of a timeline's segments. */
export function listLots(segments: readonly Segment[]): Lot[] {
  return segments.map(({ since, until, count }, at) => {
    const month = since?.slice(0, 7) ?? 'unknown';
    const before = segments[at - 1];
    return {
      key: since ?? 'unknown',
      month,
      opensMonth: before === undefined || (before.since?.slice(0, 7) ?? 'unknown') !== month,
      since,
      until,
      count,
    };
  });
}

/** A lot's rows: by its clips' shapes where they are known, else of so many common ones. */
export function rowsOf(lot: Lot, columns: LotColumns | null, measure: WallMeasure): Row[] {
  return layRows(columns?.ratios ?? new Array(lot.count).fill(null), measure);
}

/** How high a lot is as long as its rows are not known, the name of its month included. */
export function guessLot(lot: Lot, measure: WallMeasure): number {
  return guessHeight(lot.count, measure) + (lot.opensMonth ? measure.heading : 0);
}

/** The items of one lot: its month's name and its rows, or the lot as one where `rows` is a height. */
export function listItems(
  lot: Lot,
  at: number,
  rows: readonly Row[] | number,
  measure: WallMeasure,
): WallItem[] {
  if (typeof rows === 'number') {
    const row = { from: 0, to: lot.count, height: rows };
    return [{ key: `${lot.key} far`, lot: at, kind: 'far', row }];
  }
  const items: WallItem[] = rows.map((row) => ({
    key: `${lot.key} ${row.from}`,
    lot: at,
    kind: 'row',
    row,
  }));
  if (lot.opensMonth && lot.month !== null) {
    const row = { from: 0, to: 0, height: measure.heading };
    items.unshift({ key: `${lot.key} month`, lot: at, kind: 'month', row });
  }
  return items;
}

/** A browser's page ends somewhere past ten million pixels: as much of a wall stands in it at once. */
const MOST_PX = 6_000_000;

/** The lots around one, first and last (exclusive), that together are not higher than a page may be. */
export function stretchAround(
  heights: readonly number[],
  centre: number,
  most = MOST_PX,
): [number, number] {
  let [from, to] = [centre, Math.min(centre + 1, heights.length)];
  let sum = heights[centre] ?? 0;
  for (let grew = true; grew; ) {
    grew = false;
    const [above, under] = [heights[from - 1], heights[to]];
    if (above !== undefined && sum + above <= most) {
      sum += above;
      from -= 1;
      grew = true;
    }
    if (under !== undefined && sum + under <= most) {
      sum += under;
      to += 1;
      grew = true;
    }
  }
  return [from, to];
}
