import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Problem } from '@/lib/http/problem';
import { type ClipQuery, serialiseQuery, withoutPlace } from './clip-query';

/** A place in an ordered list: the last clip's keys, its id last. */
export type Place = readonly number[];

const written = z.tuple([z.string(), z.array(z.number()).min(1).max(4), z.number().int()]);

/** Eight characters that stand for a query without its place. */
function fingerprint(query: ClipQuery): string {
  return createHash('sha256')
    .update(serialiseQuery(withoutPlace(query)))
    .digest('base64url')
    .slice(0, 8);
}

/** An opaque cursor (base64url) for a place in this query's order, at this catalogue version. */
export function writeCursor(query: ClipQuery, place: Place, version: number): string {
  return Buffer.from(JSON.stringify([fingerprint(query), place, version])).toString('base64url');
}

/** The place a query's cursor stands for, null without one; refuses another query's cursor. */
export function readCursor(query: ClipQuery): { place: Place; version: number } | null {
  if (query.cursor === null) return null;
  const parsed = written.safeParse(parseJson(query.cursor));
  if (!parsed.success) {
    throw new Problem('cursor_invalid', '“cursor” should be a nextCursor as a list gave it.');
  }
  const [print, place, version] = parsed.data;
  if (print !== fingerprint(query)) {
    throw new Problem(
      'cursor_invalid',
      '“cursor” belongs to another query: ask with the filters and order it was given for.',
    );
  }
  return { place, version };
}

function parseJson(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
