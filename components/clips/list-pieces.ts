import type { WallClip } from './wall-clip';
import type { Lot, LotColumns, WallItem } from './wall-lots';

/** What a wall's page is made of, from top to bottom. */
export type WallPiece =
  | { kind: 'room'; key: string; height: number }
  | { kind: 'month'; key: string; lot: Lot }
  | { kind: 'card'; key: string; clip: WallClip }
  | { kind: 'blank'; key: string; ratio: number | null; thumbhash: string | null }
  /** Fills up a last row, so that it keeps to the columns above it. */
  | { kind: 'ghosts'; key: string };

/** The pieces of a lot's clips `from` to `to`: cards where they are there, else their shapes. */
export function listClips(
  lot: Lot,
  columns: LotColumns | null,
  cards: ReadonlyMap<string, WallClip>,
  { from, to }: { from: number; to: number },
): WallPiece[] {
  const pieces: WallPiece[] = [];
  for (let at = from; at < to; at += 1) {
    const clip = cards.get(columns?.slugs[at] ?? '');
    if (clip !== undefined) pieces.push({ kind: 'card', key: clip.slug, clip });
    else {
      pieces.push({
        kind: 'blank',
        key: `${lot.key} ${at}`,
        ratio: columns?.ratios[at] ?? null,
        thumbhash: columns?.thumbhashes[at] ?? null,
      });
    }
  }
  return pieces;
}

/** The whole of some lots as far as their columns are known: how the server sends a wall. */
export function listWhole(
  lots: readonly Lot[],
  columnsOf: (lot: number) => LotColumns | null,
  cards: ReadonlyMap<string, WallClip>,
): WallPiece[] {
  return lots.flatMap((lot, at) => {
    const columns = columnsOf(at);
    const to = columns?.slugs.findLastIndex((slug) => cards.has(slug)) ?? -1;
    if (columns === null || to === -1) return [];
    const pieces = listClips(lot, columns, cards, { from: 0, to: to + 1 });
    if (lot.opensMonth && lot.month !== null)
      pieces.unshift({ kind: 'month', key: `${lot.key} month`, lot });
    pieces.push({ kind: 'ghosts', key: `${lot.key} ghosts` });
    return pieces;
  });
}

/** The part of a laid-out wall that stands in the page, with room for what is above and below it. */
export function listWindow(
  lots: readonly Lot[],
  {
    items,
    starts,
    columnsOf,
  }: {
    items: readonly WallItem[];
    starts: Float64Array;
    columnsOf: (lot: number) => LotColumns | null;
  },
  cards: ReadonlyMap<string, WallClip>,
  { first, last }: { first: number; last: number },
): WallPiece[] {
  const pieces: WallPiece[] = [];
  const room = (key: string, height: number) => {
    if (height > 0) pieces.push({ kind: 'room', key, height });
  };
  room('above', starts[first] ?? 0);
  for (let at = first; at <= last; at += 1) {
    const item = items[at];
    const lot = lots[item?.lot ?? -1];
    if (item === undefined || lot === undefined) continue;
    if (item.kind === 'far') room(item.key, item.row.height);
    else if (item.kind === 'month') pieces.push({ kind: 'month', key: item.key, lot });
    else {
      pieces.push(...listClips(lot, columnsOf(item.lot), cards, item.row));
      if (items[at + 1]?.lot !== item.lot)
        pieces.push({ kind: 'ghosts', key: `${lot.key} ghosts` });
    }
  }
  room('below', (starts[items.length] ?? 0) - (starts[last + 1] ?? 0));
  return pieces;
}
