import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import type { Database, Reader } from '@/lib/db/database';
import type { ClipColumns } from './clip-columns.server';
import { type Conditions, clipConditions, type Dimension } from './clip-conditions.server';
import { type ClipQuery, countFilters } from './clip-query';
import type { Timeline } from './contracts.server';
import { countDays } from './count-days.server';
import type { DayCounts } from './day-tally.server';
import { hitCondition, searchOf } from './find-search-hits.server';
import { COUNTED_HITS, gatherHits, type Hits } from './gather-hits.server';
import { makeByColumns } from './make-by-columns.server';
import { bitOf } from './mark-columns.server';
import { markQuery } from './mark-query.server';
import { readVersion } from './read-version.server';
import { calendarOf, dayOfNumber, QUARTER_HOUR_MS } from './zone-calendar.server';

/** So many rows are put on their days in one step. */
const ROWS_PER_STEP = 2_000;

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
  without?: Dimension,
): Promise<DayCounts> {
  const parts: Conditions[] = [clipConditions(query, without)];
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
  for (const [at, { day, quarter, count }] of rows.entries()) {
    if (at % ROWS_PER_STEP === ROWS_PER_STEP - 1) await letOthers();
    const on = quarter === null ? day : dayOfNumber(calendar.dayAt(quarter * QUARTER_HOUR_MS));
    if (on === null) unknown += count;
    else days.set(on, (days.get(on) ?? 0) + count);
  }
  return { days, unknown };
}

/** The days under a query without its own days, and with them. */
interface BothCounts {
  all: DayCounts;
  within: DayCounts;
}

const isBounded = ({ since, until }: ClipQuery) => since !== null || until !== null;

/** In short steps; null where the columns moved on meanwhile. */
async function countInColumns(
  columns: ClipColumns,
  query: ClipQuery,
  zone: string,
  hits: Hits | null,
): Promise<BothCounts | null> {
  const { version } = columns;
  if (hits === null && countFilters(query) === 0) {
    const all = columns.tally.days.countDays(zone, columns.printedDays);
    return { all, within: all };
  }
  const marked = await markQuery(columns, query, hits);
  if (marked === null) return null;
  const all = await countDays(columns, marked, zone, bitOf('date'));
  const within = isBounded(query) ? await countDays(columns, marked, zone, 0) : all;
  return columns.version === version ? { all, within } : null;
}

async function countBothBySql(reader: Reader, query: ClipQuery, zone: string, most: number) {
  const all = await countBySql(reader, query, zone, most, 'date');
  return { all, within: isBounded(query) ? await countBySql(reader, query, zone, most) : all };
}

/** How many clips each month has, first to last. */
function sumMonths({ days }: DayCounts) {
  const months = new Map<string, number>();
  for (const [day, count] of days) {
    const month = day.slice(0, 7);
    months.set(month, (months.get(month) ?? 0) + count);
  }
  return [...months].sort(byText).map(([month, count]) => ({ month, count }));
}

const byText = ([a]: [string, number], [b]: [string, number]) => (a < b ? -1 : 1);

function tell(
  { all, within }: BothCounts,
  zone: string,
  atLeast: boolean,
  version: number,
): Timeline {
  const days = [...all.days].sort(byText);
  return {
    days: days.map(([day, count]) => ({ day, count })),
    months: sumMonths(within),
    unknown: all.unknown,
    total: days.reduce((sum, [, count]) => sum + count, all.unknown),
    zone,
    atLeast,
    version,
  };
}

/**
 * How many clips each day has under a query, whatever its date bounds, and each month within them. An
 * instant counts on its day in the query's zone, a printed day as printed; undated clips are counted
 * apart. From the columns, else by SQL; under words, their newest `most` hits.
 */
export async function readTimeline(
  database: Database,
  query: ClipQuery,
  most = COUNTED_HITS,
): Promise<Timeline> {
  const zone = query.zone ?? 'UTC';
  const none: DayCounts = { days: new Map(), unknown: 0 };
  if (query.q !== null && searchOf(query) === null) {
    return tell({ all: none, within: none }, zone, false, await database.version());
  }
  const counted = await makeByColumns(database, query, most, async (columns, hits) => {
    const { version } = columns;
    const counts = await countInColumns(columns, query, zone, hits);
    return counts && tell(counts, zone, hits?.capped ?? false, version);
  });
  if (counted !== null) return counted;
  return database.aside(async (reader) => {
    const version = await readVersion(reader);
    const hits = await gatherHits(database, reader, query, version, most);
    const counts = await countBothBySql(reader, query, zone, most);
    return tell(counts, zone, hits?.capped ?? false, version);
  });
}
