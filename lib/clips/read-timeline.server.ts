import 'server-only';
import type { Database, Reader } from '@/lib/db/database';
import { type ClipColumns, columnsAt } from './clip-columns.server';
import { type Conditions, clipConditions } from './clip-conditions.server';
import type { ClipQuery } from './clip-query';
import type { Timeline } from './contracts.server';
import { countDays, type DayCounts } from './count-days.server';
import { hitCondition, searchOf } from './find-search-hits.server';
import { COUNTED_HITS, gatherHits, type Hits } from './gather-hits.server';
import { bitOf, canMark, markClips, markHits } from './mark-columns.server';
import { readVersion } from './read-version.server';
import { calendarOf, dayOfNumber, QUARTER_HOUR_MS } from './zone-calendar.server';

interface Row {
  day: string | null;
  quarter: number | null;
  count: number;
}

async function countBySql(
  reader: Reader,
  query: ClipQuery,
  zone: string,
  most: number,
): Promise<DayCounts> {
  const parts: Conditions[] = [clipConditions(query, 'date')];
  const node = searchOf(query);
  if (node !== null) parts.push(hitCondition(reader.engine, node, most));
  const rows = await reader.rows<Row>(
    `SELECT CASE WHEN c.published_at IS NULL THEN c.published_on END AS day,
       c.published_at / ${QUARTER_HOUR_MS} AS quarter, count(*) AS count
     FROM clip c WHERE ${parts.flatMap((part) => part.sql).join(' AND ')} GROUP BY 1, 2`,
    parts.flatMap((part) => part.values),
  );
  const calendar = calendarOf(zone);
  const days = new Map<string, number>();
  let unknown = 0;
  for (const { day, quarter, count } of rows) {
    const on = quarter === null ? day : dayOfNumber(calendar.dayAt(quarter * QUARTER_HOUR_MS));
    if (on === null) unknown += count;
    else days.set(on, (days.get(on) ?? 0) + count);
  }
  return { days, unknown };
}

function countInColumns(columns: ClipColumns, query: ClipQuery, zone: string, hits: Hits | null) {
  if (!canMark(query)) return null;
  const found = hits === null ? null : markHits(columns, hits.ids);
  return countDays(columns, markClips(columns, query, found), zone, bitOf('date'));
}

/**
 * How many clips each day has under a query, whatever its date bounds. An instant counts on its day
 * in the query's zone, a printed day as printed; undated clips are counted apart. From the columns
 * where they are true at the version, else by SQL; under words, their newest `most` hits.
 */
export async function readTimeline(
  database: Database,
  query: ClipQuery,
  most = COUNTED_HITS,
): Promise<Timeline> {
  const zone = query.zone ?? 'UTC';
  const nothing = query.q !== null && searchOf(query) === null;
  return database.snapshot(async (reader) => {
    const version = await readVersion(reader);
    const hits = await gatherHits(database, reader, query, version, most);
    const columns = nothing ? null : columnsAt(database, version);
    let counts: DayCounts | null =
      columns === null ? null : countInColumns(columns, query, zone, hits);
    if (nothing) counts = { days: new Map(), unknown: 0 };
    counts ??= await countBySql(reader, query, zone, most);
    const days = [...counts.days].sort(([a], [b]) => (a < b ? -1 : 1));
    const dated = days.reduce((sum, [, count]) => sum + count, 0);
    return {
      days: days.map(([day, count]) => ({ day, count })),
      unknown: counts.unknown,
      total: dated + counts.unknown,
      zone,
      atLeast: hits?.capped ?? false,
      version,
    };
  });
}
