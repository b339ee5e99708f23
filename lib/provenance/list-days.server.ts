import 'server-only';
import type { ClipItem } from '@/lib/clips/contracts.server';
import type { Database } from '@/lib/db/database';

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

/** One printed day, newest source first in the catalogue's order, with a few of its clips. */
export interface PublishedDay {
  day: string;
  sources: DaySource[];
  clips: ClipItem[];
}

/** As many days as one page shows, the newest. */
const DAYS = 400;
/** As many clips as a day shows. */
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

/** The printed days on which public clips went up, newest first: who published, and how many. */
export async function listDays(database: Database): Promise<PublishedDay[]> {
  return database.aside(async (reader) => {
    const rows = await reader.rows<SourceRow>(
      `SELECT c.published_on AS day, s.key, s.name_en, s.name_zh, s.zone, count(*) AS count,
         sum(CASE WHEN c.certainty = 'approximate' THEN 1 ELSE 0 END) AS likely,
         min(c.published_at) AS first_at, max(c.published_at) AS last_at
       FROM clip c JOIN source s ON s.id = c.source_id
       WHERE c.status = 'public' AND c.published_on IS NOT NULL
       GROUP BY c.published_on, s.id ORDER BY c.published_on DESC, s.position, s.id`,
    );
    const byDay = [...Map.groupBy(rows, ({ day }) => day)].slice(0, DAYS);
    const oldest = byDay.at(-1)?.[0];
    if (oldest === undefined) return [];
    const cards = await reader.rows<{ day: string; card: string }>(
      `SELECT day, card FROM (SELECT c.published_on AS day, c.card,
         row_number() OVER (PARTITION BY c.published_on ORDER BY c.sort_at DESC, c.id DESC) AS place
       FROM clip c WHERE c.status = 'public' AND c.published_on >= ?) ranked
       WHERE place <= ${CLIPS_A_DAY} ORDER BY day, place`,
      [oldest],
    );
    const cardsOf = Map.groupBy(cards, ({ day }) => day);
    return byDay.map(([day, sources]) => ({
      day,
      sources: sources.map(({ key, name_en, name_zh, zone, count, likely, first_at, last_at }) => ({
        key,
        names: { en: name_en, zh: name_zh },
        zone,
        count,
        likelyCount: likely,
        firstAt: iso(first_at),
        lastAt: iso(last_at),
      })),
      clips: (cardsOf.get(day) ?? []).map(({ card }) => JSON.parse(card) as ClipItem),
    }));
  });
}
