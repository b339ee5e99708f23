import 'server-only';
import type { Reader } from '@/lib/db/database';

/** What captions of a clip have to fit. */
export interface CaptionPlace {
  /** How long the clip's longest stored original is; null where none is stored. */
  durationMs: number | null;
  /** The captions it has in that language, by the hashes of their bytes. */
  hashes: string[];
}

/** Looks up what captions in a language (null: not known) would stand beside; a slug that is no clip's has nothing. */
export async function findCaptionPlace(
  reader: Reader,
  slug: string,
  language: string | null,
): Promise<CaptionPlace> {
  const rows = await reader.rows<{
    kind: string;
    hash: string;
    duration_ms: number | null;
    language: string | null;
  }>(
    `SELECT r.kind, r.hash, r.duration_ms, r.language FROM rendition r JOIN clip c ON c.id = r.clip_id
     WHERE c.slug = ? AND r.kind IN ('original', 'captions')`,
    [slug],
  );
  const durations = rows
    .filter(({ kind }) => kind === 'original')
    .map((row) => row.duration_ms ?? 0);
  const captions = rows.filter((row) => row.kind === 'captions' && row.language === language);
  return {
    durationMs: durations.length === 0 ? null : Math.max(...durations),
    hashes: captions.map(({ hash }) => hash),
  };
}
