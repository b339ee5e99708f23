import 'server-only';
import { readPostInstant } from './catalogue-clock.server';
import type { FoundClip } from './found-clip.server';

/** What is known of when a clip stood at a place. */
export interface KnownPlace {
  publishedAt: string | null;
  publishedOn: string | null;
}

const HOUR_MS = 3_600_000;
/** The first hour of a day anywhere, before its midnight in UTC. */
const EARLIEST_ZONE_HOURS = 14;

/** The first instant at which something may have been published; null where nothing is known of it. */
function earliestOf({ publishedAt, publishedOn }: KnownPlace): number | null {
  if (publishedAt !== null) return Date.parse(publishedAt);
  return publishedOn === null ? null : Date.parse(publishedOn) - EARLIEST_ZONE_HOURS * HOUR_MS;
}

/**
 * Whether a post was there before every place of a clip that is known: by the clock in its own id,
 * never by what it claims, and only where the others' times are known.
 */
export function isEarliest(
  { pageUrl }: Pick<FoundClip, 'pageUrl'>,
  known: readonly KnownPlace[],
): boolean {
  const own = pageUrl === null ? null : readPostInstant(pageUrl);
  const others = known.map(earliestOf).filter((ms) => ms !== null);
  return own !== null && others.length > 0 && others.every((ms) => Date.parse(own) < ms);
}
