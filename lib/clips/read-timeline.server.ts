import 'server-only';
import type { Database } from '@/lib/db/database';
import { dayInZone } from '@/lib/format/zone-days';
import { type Conditions, clipConditions } from './clip-conditions.server';
import type { ClipQuery } from './clip-query';
import type { Timeline } from './contracts.server';
import { hitCondition, searchOf } from './find-search-hits.server';
import { readVersion } from './read-version.server';

/** Every zone's offset is a multiple of this, so instants within one share their day everywhere. */
const QUARTER_HOUR_MS = 900_000;

interface Row {
  day: string | null;
  quarter: number | null;
  count: number;
}

/**
 * How many clips each day has under a query, whatever its date bounds. An instant counts on its day
 * in the query's zone, a printed day as printed; undated clips are counted apart.
 */
export async function readTimeline(database: Database, query: ClipQuery): Promise<Timeline> {
  const zone = query.zone ?? 'UTC';
  const node = searchOf(query);
  return database.snapshot(async (reader) => {
    const parts: Conditions[] = [clipConditions(query, 'date')];
    if (node !== null) parts.push(hitCondition(reader.engine, node));
    const rows =
      query.q !== null && node === null
        ? []
        : await reader.rows<Row>(
            `SELECT CASE WHEN c.published_at IS NULL THEN c.published_on END AS day,
               c.published_at / ${QUARTER_HOUR_MS} AS quarter, count(*) AS count
             FROM clip c WHERE ${parts.flatMap((part) => part.sql).join(' AND ')} GROUP BY 1, 2`,
            parts.flatMap((part) => part.values),
          );
    return { ...sumDays(rows, zone), zone, version: await readVersion(reader) };
  });
}

function sumDays(rows: readonly Row[], zone: string) {
  const counts = new Map<string, number>();
  let unknown = 0;
  let total = 0;
  for (const { day, quarter, count } of rows) {
    total += count;
    const on = quarter === null ? day : dayInZone(quarter * QUARTER_HOUR_MS, zone);
    if (on === null) unknown += count;
    else counts.set(on, (counts.get(on) ?? 0) + count);
  }
  const days = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return { days: days.map(([day, count]) => ({ day, count })), unknown, total };
}
