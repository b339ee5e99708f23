import 'server-only';
import type { ClipItem } from '@/lib/clips/contracts.server';
import { mediaPath } from '@/lib/clips/paths';
import type { Database } from '@/lib/db/database';

/**
 * How many clips one sitemap holds. In two languages that is 20,000 addresses of about 1.5 kB: far
 * below the protocol's 50,000 addresses and 50 MB (https://www.sitemaps.org/protocol.html).
 */
export const CLIPS_PER_SITEMAP = 10_000;

/** How many rows are in memory at once while a sitemap is sent. */
const ROWS_AT_ONCE = 250;

/** A clip as a sitemap tells of it. */
export interface SitemapClip {
  clip: ClipItem;
  /** When its record changed last, ISO 8601. */
  updatedAt: string;
  /** The original: a path of ours or the public address; null where none is known. */
  film: string | null;
}

interface Row {
  id: number;
  card: string;
  updated_at: number;
  media_url: string | null;
  original: string | null;
}

/**
 * The numbers, from 1, of the sitemaps that have clips: each holds a run of clip numbers, so that a
 * new clip changes one file, and none is counted or skipped to be found.
 */
export async function listClipSitemaps(database: Database): Promise<number[]> {
  return database.snapshot(async (reader) => {
    const [last] = await reader.rows<{ id: number | null }>('SELECT max(id) AS id FROM clip');
    const out: number[] = [];
    for (let part = 1; (part - 1) * CLIPS_PER_SITEMAP < (last?.id ?? 0); part += 1) {
      const [some] = await reader.rows(
        `SELECT 1 FROM clip WHERE id > ? AND id <= ? AND status = 'public' LIMIT 1`,
        [(part - 1) * CLIPS_PER_SITEMAP, part * CLIPS_PER_SITEMAP],
      );
      if (some !== undefined) out.push(part);
    }
    return out;
  });
}

/** The public clips of one sitemap by their numbers, a few hundred in memory at a time. */
export async function* readSitemapClips(
  database: Database,
  part: number,
): AsyncGenerator<SitemapClip[]> {
  const end = part * CLIPS_PER_SITEMAP;
  let after = end - CLIPS_PER_SITEMAP;
  for (;;) {
    const rows = await database.rows<Row>(
      `SELECT c.id, c.card, c.updated_at, c.media_url,
         (SELECT r.hash || '.' || r.extension FROM rendition r
          WHERE r.clip_id = c.id AND r.kind = 'original' ORDER BY r.id LIMIT 1) AS original
       FROM clip c WHERE c.id > ? AND c.id <= ? AND c.status = 'public' ORDER BY c.id LIMIT ?`,
      [after, end, ROWS_AT_ONCE],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(toSitemapClip);
    after = last.id;
  }
}

function toSitemapClip({ card, updated_at, media_url, original }: Row): SitemapClip {
  const [hash = '', extension = ''] = original?.split('.') ?? [];
  const published = media_url !== null && /^https?:\/\//.test(media_url) ? media_url : null;
  return {
    clip: JSON.parse(card) as ClipItem,
    updatedAt: new Date(updated_at).toISOString(),
    film: original === null ? published : mediaPath(hash, extension),
  };
}
