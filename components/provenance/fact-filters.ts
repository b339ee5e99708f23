import type { ClipQuery } from '@/lib/clips/clip-query';

/** The query for clips of one printed day (in its source's zone), or of none that is known. */
export function filterDay(day: string | null, zone: string): Partial<ClipQuery> {
  return day === null ? { hasDate: false } : { since: day, until: day, zone };
}

/** The query for clips as long as one, to the second, or of unknown length. */
export function filterDuration(seconds: number | null): Partial<ClipQuery> {
  if (seconds === null) return { hasDuration: false };
  return { minDuration: Math.floor(seconds), maxDuration: Math.ceil(seconds) };
}
