import type { Timeline } from './contracts.server';

/** A stretch of a wall that is laid out and loaded by itself: days of one month, or what is undated. */
export interface Segment {
  /** Its first and last day, YYYY-MM-DD, in the timeline's zone; null for the undated clips. */
  since: string | null;
  until: string | null;
  count: number;
}

/** A fuller month than this is cut into several segments, at days. */
const MOST_CLIPS = 1_000;

/** The days between which a timeline is cut, both included; null is open. */
interface Bounds {
  since: string | null;
  until: string | null;
}

/**
 * A timeline cut into segments, newest first, the undated last: whole months, and of fuller months
 * runs of days of at most 1,000 clips (a fuller day is one segment). Days outside the bounds, and
 * undated clips where there are bounds, are left out.
 */
export function cutSegments(
  { days, unknown }: Pick<Timeline, 'days' | 'unknown'>,
  { since, until }: Bounds,
  most = MOST_CLIPS,
): Segment[] {
  const months = new Map<string, number>();
  const within = days.filter(
    ({ day }) => (since === null || since <= day) && (until === null || day <= until),
  );
  for (const { day, count } of within) {
    months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + count);
  }
  const segments: Segment[] = [];
  for (const { day, count } of within.toReversed()) {
    const last = segments.at(-1);
    const isSameMonth = last?.since?.slice(0, 7) === day.slice(0, 7);
    const isWhole = (months.get(day.slice(0, 7)) ?? 0) <= most;
    if (last !== undefined && isSameMonth && (isWhole || last.count + count <= most)) {
      last.since = day;
      last.count += count;
    } else segments.push({ since: day, until: day, count });
  }
  if (unknown > 0 && since === null && until === null) {
    segments.push({ since: null, until: null, count: unknown });
  }
  return segments;
}
