import type { Segment } from '@/lib/clips/cut-segments';
import type { WallPage } from './wall-clip';
import { type Lot, type LotColumns, listLots } from './wall-lots';

/** What a wall of months is told by the server: its segments, and the day of each first clip. */
export interface WallMonths {
  segments: readonly Segment[];
  /** IANA zone of the days. */
  zone: string;
  firstDays: readonly (string | null)[];
}

/** The lots of a wall of months, and what its first page already tells of them. */
export function placeFirst({ segments, firstDays }: WallMonths, first: WallPage) {
  const lots = listLots(segments);
  const known = new Map<number, ReturnType<typeof emptyColumns>>();
  for (const [at, day] of firstDays.entries()) {
    const clip = first.clips[at];
    const of = lots.findIndex((lot) => isIn(lot, day));
    const count = lots[of]?.count ?? 0;
    if (clip === undefined || of === -1) continue;
    const columns = known.get(of) ?? emptyColumns(count);
    const next = columns.slugs.indexOf('');
    if (next === -1) continue;
    columns.slugs[next] = clip.slug;
    columns.ratios[next] = clip.ratio;
    known.set(of, columns);
  }
  return { lots, known: new Map<number, LotColumns>(known) };
}

function isIn({ since, until }: Lot, day: string | null): boolean {
  if (since === null || until === null) return day === null;
  return day !== null && since <= day && day <= until;
}

// As `padColumns`, to be filled here.
function emptyColumns(count: number) {
  return {
    slugs: new Array<string>(count).fill(''),
    ratios: new Array<number | null>(count).fill(null),
    thumbhashes: new Array<string | null>(count).fill(null),
    pages: [{ from: 0, cursor: null }],
  };
}
