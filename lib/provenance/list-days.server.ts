import 'server-only';
import type { ClipItem } from '@/lib/clips/contracts.server';
import type { Database, Reader } from '@/lib/db/database';

/** What one source published on one printed day. */
export interface DaySource {
  key: string;
  names: { en: string; zh: string };
  zone: string;
  count: number;
  /** Of these, those of which the day is only likely. */
  likelyCount: number;
  /** The first and last instant among posts whose id gives one, ISO 8601; null where none does. */
  firstAt: string | null;
  lastAt: string | null;
}

/** One printed day: its sources in the catalogue's order, and a few of its clips. */
export interface PublishedDay {
  day: string;
  /** The first of its sources, and how many there are beside them. */
  sources: DaySource[];
  moreSources: number;
  clips: ClipItem[];
}

/** Which days are asked for: the newest up to one, the oldest from one on, or the newest of all. */
export type DaysAsked = { until?: string | undefined; since?: string | undefined };

/** A page of days, newest first, and the days with which the pages beside it begin. */
export interface DayPage {
  days: PublishedDay[];
  newer: string | null;
  older: string | null;
}

/** After every day there is. */
const LAST_DAY = '9999-12-31';
/** As many days as one page shows. */
const DAYS = 30;
/** As many of a day's sources. */
const SOURCES_A_DAY = 12;
/** As many of its clips. */
const CLIPS_A_DAY = 6;

interface SourceRow {
  day: string;
  key: string;
  name_en: string;
  name_zh: string;
  zone: string;
  count: number;
  likely: number;
  first_at: number | null;
  last_at: number | null;
}

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** At most `most` printed days of public clips from one on, by steps over their index; later ones with `>`. */
async function stepDays(
  reader: Reader,
  bound: '<=' | '<' | '>=' | '>',
  from: string,
  most: number,
): Promise<string[]> {
  const isFalling = bound.startsWith('<');
  const next = (condition: string) =>
    `SELECT ${isFalling ? 'max' : 'min'}(c.published_on) AS day FROM clip c
     WHERE c.status = 'public' AND c.published_on ${condition}`;
  const rows = await reader.rows<{ day: string }>(
    `WITH RECURSIVE days(day, place) AS (
       SELECT first.day, 1 FROM (${next(`${bound} ?`)}) first
       UNION ALL SELECT (${next(`${isFalling ? '<' : '>'} days.day`)}), days.place + 1
       FROM days WHERE days.day IS NOT NULL AND days.place < ${most})
     SELECT day FROM days WHERE day IS NOT NULL ORDER BY place`,
    [from],
  );
  return rows.map(({ day }) => day);
}

/** The days of a page, newest first, and those beside it. */
async function chooseDays(reader: Reader, { until, since }: DaysAsked) {
  if (since === undefined) {
    const found = await stepDays(reader, '<=', until ?? LAST_DAY, DAYS + 1);
    const [newer = null] = await stepDays(reader, '>', found[0] ?? until ?? LAST_DAY, 1);
    return { days: found.slice(0, DAYS), newer, older: found[DAYS] ?? null };
  }
  const found = await stepDays(reader, '>=', since, DAYS + 1);
  const [older = null] = await stepDays(reader, '<', found[0] ?? since, 1);
  return { days: found.slice(0, DAYS).reverse(), newer: found[DAYS] ?? null, older };
}

/** The printed days on which public clips went up: who published, and how many. */
export async function listDays(database: Database, asked: DaysAsked = {}): Promise<DayPage> {
  return database.aside(async (reader) => {
    const { days, newer, older } = await chooseDays(reader, asked);
    const [newest, oldest] = [days[0], days.at(-1)];
    if (newest === undefined || oldest === undefined) return { days: [], newer, older };
    const rows = await reader.rows<SourceRow>(
      `SELECT c.published_on AS day, s.key, s.name_en, s.name_zh, s.zone, count(*) AS count,
         sum(CASE WHEN c.certainty = 'approximate' THEN 1 ELSE 0 END) AS likely,
         min(c.published_at) AS first_at, max(c.published_at) AS last_at
       FROM clip c JOIN source s ON s.id = c.source_id
       WHERE c.status = 'public' AND c.published_on BETWEEN ? AND ?
       GROUP BY c.published_on, s.id ORDER BY s.position, s.id`,
      [oldest, newest],
    );
    const cards = await reader.rows<{ day: string; card: string }>(
      `SELECT ranked.day, k.card FROM (SELECT c.id, c.published_on AS day,
         row_number() OVER (PARTITION BY c.published_on ORDER BY c.sort_at DESC, c.id DESC) AS place
       FROM clip c WHERE c.status = 'public' AND c.published_on BETWEEN ? AND ?) ranked
       JOIN clip k ON k.id = ranked.id WHERE ranked.place <= ${CLIPS_A_DAY} ORDER BY ranked.place`,
      [oldest, newest],
    );
    const sourcesOf = Map.groupBy(rows, ({ day }) => day);
    const cardsOf = Map.groupBy(cards, ({ day }) => day);
    const listed = days.map((day) => {
      const sources = sourcesOf.get(day) ?? [];
      return {
        day,
        sources: sources.slice(0, SOURCES_A_DAY).map(toSource),
        moreSources: Math.max(0, sources.length - SOURCES_A_DAY),
        clips: (cardsOf.get(day) ?? []).map(({ card }) => JSON.parse(card) as ClipItem),
      };
    });
    return { days: listed, newer, older };
  });
}

function toSource(row: SourceRow): DaySource {
  const { key, name_en, name_zh, zone, count, likely, first_at, last_at } = row;
  return {
    key,
    names: { en: name_en, zh: name_zh },
    zone,
    count,
    likelyCount: likely,
    firstAt: iso(first_at),
    lastAt: iso(last_at),
  };
}
