import 'server-only';
import { hash } from 'node:crypto';
import { z } from 'zod';
import { Problem } from '@/lib/http/problem';
import { type ClipQuery, orderOf, serialiseQuery, withoutPlace } from './clip-query';

/** A place in an ordered list: the last clip's keys, its id last. */
export type Place = readonly number[];

/** A clip in an ordered list, by its id alone. */
export interface PlacedClip {
  id: number;
  place: Place;
}

/** Which run of an ordered list: after a place (or from its start), or backwards before one. */
export interface Run {
  place: Place | null;
  reverse: boolean;
  limit: number;
}

const place = z.array(z.number()).min(1).max(4);
// The last says that the list is to be read backwards from the place.
const written = z.tuple([z.string(), place, z.number().int(), z.literal(1).optional()]);

// A page reads one cursor and writes two.
const fingerprints = new WeakMap<ClipQuery, string>();

/** Eight characters that stand for a query without its place. */
function fingerprint(query: ClipQuery): string {
  const known = fingerprints.get(query);
  if (known !== undefined) return known;
  const made = hash('sha256', serialiseQuery(withoutPlace(query)), 'base64url').slice(0, 8);
  fingerprints.set(query, made);
  return made;
}

/** A place, the catalogue version it was seen at (0 where the order does not hang on it), and whether what comes before it is meant. */
export interface CursorPlace {
  place: Place;
  version: number;
  reverse: boolean;
}

/**
 * An opaque cursor (base64url) for what comes after a place in this query's order, or before it. Only
 * a ranking names its version: else a feed or a list that an edit left as it was is another answer.
 */
export function writeCursor(query: ClipQuery, { place, version, reverse }: CursorPlace): string {
  const seen = orderOf(query) === 'relevance' ? version : 0;
  const told = [fingerprint(query), place, seen, ...(reverse ? [1] : [])];
  return Buffer.from(JSON.stringify(told)).toString('base64url');
}

/** The place a query's cursor stands for, null without one; refuses another query's cursor. */
export function readCursor(query: ClipQuery): CursorPlace | null {
  if (query.cursor === null) return null;
  const parsed = written.safeParse(parseJson(query.cursor));
  if (!parsed.success) {
    throw new Problem(
      'cursor_invalid',
      '“cursor” should be a nextCursor or prevCursor as a list gave it.',
    );
  }
  const [print, place, version, backwards] = parsed.data;
  if (print !== fingerprint(query)) {
    throw new Problem(
      'cursor_invalid',
      '“cursor” belongs to another query: ask with the filters and order it was given for.',
    );
  }
  return { place, version, reverse: backwards === 1 };
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
