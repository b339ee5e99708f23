import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import type { ClipColumns } from './clip-columns.server';
import { type DayCounts, DayTally } from './day-tally.server';
import type { Marked } from './mark-query.server';

/** So many clips are looked at in one step, some milliseconds. */
const CLIPS_PER_STEP = 262_144;

/**
 * Counts the clips of `markQuery` that fail no filter or only those in `apart`, by their day in a
 * zone. In short steps: right only where the columns are still of the same version afterwards.
 */
export async function countDays(
  columns: ClipColumns,
  { marks, places }: Marked,
  zone: string,
  apart: number,
): Promise<DayCounts> {
  const others = 0xffff & ~apart;
  const tally = new DayTally();
  for (let from = 0; from < marks.length; from += CLIPS_PER_STEP) {
    const { publishedAt, printedOn } = columns;
    const to = Math.min(marks.length, from + CLIPS_PER_STEP);
    for (let at = from; at < to; at += 1) {
      if (((marks[at] ?? 0) & others) !== 0) continue;
      const place = places === null ? at : (places[at] ?? 0);
      tally.add(publishedAt[place] ?? Number.NaN, printedOn[place] ?? 0, 1);
    }
    if (to < marks.length) await letOthers();
  }
  return tally.countDays(zone, columns.printedDays);
}
