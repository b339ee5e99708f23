/** What a wall's rows are laid out by, in CSS pixels, as measured in the page. */
export interface WallMeasure {
  width: number;
  /** The least height of a row's pictures; 0 where every clip has a line of its own. */
  row: number;
  /** Between two cards of a row. */
  gap: number;
  /** What a card has below its picture, to the next row; without rows, the whole card's height. */
  below: number;
  /** What of that is the card's own text. */
  caption: number;
  heading: number;
}

/** A row of a wall: clips `from` to `to` (exclusive) and its height with all that is below it. */
export interface Row {
  from: number;
  to: number;
  height: number;
}

/** The shape of a clip whose own is not known. */
export const UNKNOWN_RATIO = 16 / 9;

/** Invisible cards that end a wall's last row; as many stand in the page. */
export const GHOST_COUNT = 7;

/** Chromium lays out in steps of 1/64 px; a row that just fits is told by them. */
const inSteps = (px: number) => Math.floor(px * 64) / 64;

/**
 * The width a card asks for; it never asks for more than the wall has. Told once for each shape: to
 * round a number as it is written takes longest of all, and many thousand clips have a few shapes.
 */
function tellBasis({ width, row }: WallMeasure): (ratio: number) => number {
  const told = new Map<number, number>();
  return (ratio) => {
    let px = told.get(ratio);
    if (px === undefined) {
      px = Math.min(width, inSteps(Number(ratio.toFixed(4)) * row));
      told.set(ratio, px);
    }
    return px;
  };
}

/**
 * Breaks clips of these shapes into rows exactly as the wall's style sheet does (flex lines of cards
 * that grow by their shape; a last row is filled up by ghosts), so that heights are known unseen.
 */
export function layRows(ratios: readonly (number | null)[], measure: WallMeasure): Row[] {
  const { width, row, gap, below } = measure;
  if (row === 0) return ratios.map((_, at) => ({ from: at, to: at + 1, height: below }));
  const basis = tellBasis(measure);
  const rows: Row[] = [];
  let from = 0;
  while (from < ratios.length) {
    let used = 0;
    let shapes = 0;
    let to = from;
    const fits = (ask: number) => to === from || used + gap + ask <= width;
    const take = (ratio: number) => {
      used += basis(ratio) + (to === from ? 0 : gap);
      shapes += ratio;
      to += 1;
    };
    while (to < ratios.length && fits(basis(ratios[to] ?? UNKNOWN_RATIO)))
      take(ratios[to] ?? UNKNOWN_RATIO);
    const end = to;
    if (end === ratios.length) {
      while (to - end < GHOST_COUNT && fits(basis(UNKNOWN_RATIO))) take(UNKNOWN_RATIO);
    }
    const first = ratios[from] ?? UNKNOWN_RATIO;
    const picture = (basis(first) + ((width - used) * first) / shapes) / first;
    rows.push({ from, to: end, height: Math.min(picture, width / first) + below });
    from = end;
  }
  return rows;
}

/** How high so many clips of unknown shape are taken to be, without breaking them into rows. */
export function guessHeight(count: number, measure: WallMeasure): number {
  if (count === 0) return 0;
  const [one] = layRows(new Array(Math.min(count, 40)).fill(null), measure);
  if (one === undefined) return 0;
  return Math.ceil(count / (one.to - one.from)) * one.height;
}
