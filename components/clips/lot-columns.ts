import type { Month } from '@/lib/clips/contracts.server';
import type { LotColumns } from './wall-lots';

/** How many clips a list gives where nobody says otherwise. */
export const CLIPS_PER_PAGE = 48;

/** The columns of a lot of which nothing is told yet. */
export const NO_COLUMNS: LotColumns = {
  slugs: [],
  ratios: [],
  thumbhashes: [],
  pages: [{ from: 0, cursor: null }],
};

/** Columns with one more part of their month, and the pages that its cursors lead to. */
export function addPart(columns: LotColumns, told: Month): LotColumns {
  const start = columns.slugs.length;
  const slugs = [...columns.slugs, ...told.slugs];
  const pages = [...columns.pages];
  for (const [at, cursor] of told.cursors.entries())
    pages.push({ from: start + (at + 1) * CLIPS_PER_PAGE, cursor });
  if (told.nextCursor !== null && pages.at(-1)?.from !== slugs.length)
    pages.push({ from: slugs.length, cursor: told.nextCursor });
  return {
    slugs,
    ratios: [...columns.ratios, ...told.ratios],
    thumbhashes: [...columns.thumbhashes, ...told.thumbhashes],
    pages,
  };
}

/** Columns made as long as their lot: clips that are yet to be told have no slug and no shape. */
export function padColumns(columns: LotColumns, count: number): LotColumns {
  const missing = Math.max(0, count - columns.slugs.length);
  const none = new Array<null>(missing).fill(null);
  return {
    ...columns,
    slugs: [...columns.slugs, ...none.map(() => '')],
    ratios: [...columns.ratios, ...none],
    thumbhashes: [...columns.thumbhashes, ...none],
  };
}

/** Whether some clips of a lot's columns are yet to be told. */
export function isPart(columns: LotColumns | undefined): boolean {
  return columns?.slugs.at(-1) === '';
}
