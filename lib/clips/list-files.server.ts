import 'server-only';
import type { Reader } from '@/lib/db/database';
import { chunk, marks } from './bulk-write.server';
import { mediaPath } from './paths';

/** A stored file of a clip that plays, with what a reader must know before he fetches it. */
export interface PlayableFile {
  kind: 'original' | 'stand-in';
  url: string;
  type: string;
  sizeBytes: number;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
}

/** What a clip's card does not carry: its instants, and the stored file that plays for it. */
export interface ClipFiles {
  /** The instant, else noon of the printed day in the source's zone; null when not known. */
  publishedMs: number | null;
  /** When the record last changed. */
  updatedMs: number;
  /** Where it was published, and its file there. */
  addresses: { page: string | null; media: string | null };
  /** The stored original, else the stand-in; null when neither is there. */
  plays: PlayableFile | null;
}

interface Row {
  slug: string;
  sort_at: number;
  certainty: string;
  updated_at: number;
  page_url: string | null;
  media_url: string | null;
  kind: PlayableFile['kind'] | null;
  hash: string;
  extension: string;
  type: string;
  size_bytes: number;
  width: number | null;
  height: number | null;
  duration_ms: number | null;
}

/** The instants and the playable file of clips by slug, for one page of a list. */
export async function listFiles(
  reader: Reader,
  slugs: readonly string[],
): Promise<Map<string, ClipFiles>> {
  const out = new Map<string, ClipFiles>();
  for (const run of chunk(slugs, 500)) {
    // The kinds stand in the order of the alphabet: an original comes before a stand-in, the largest first.
    const rows = await reader.rows<Row>(
      `SELECT c.slug, c.sort_at, c.certainty, c.updated_at, c.page_url, c.media_url, r.kind, r.hash,
         r.extension, r.type, r.size_bytes, r.width, r.height, r.duration_ms
       FROM clip c LEFT JOIN rendition r ON r.clip_id = c.id AND r.kind IN ('original', 'stand-in')
       WHERE c.slug IN (${marks(run)}) ORDER BY c.id, r.kind, r.size_bytes DESC, r.id`,
      run,
    );
    for (const row of rows) {
      if (out.has(row.slug)) continue;
      out.set(row.slug, {
        publishedMs: row.certainty === 'unknown' ? null : row.sort_at,
        updatedMs: row.updated_at,
        addresses: { page: row.page_url, media: row.media_url },
        plays: row.kind === null ? null : playable(row, row.kind),
      });
    }
  }
  return out;
}

function playable(row: Row, kind: PlayableFile['kind']): PlayableFile {
  return {
    kind,
    url: mediaPath(row.hash, row.extension),
    type: row.type,
    sizeBytes: row.size_bytes,
    width: row.width,
    height: row.height,
    durationSeconds: row.duration_ms === null ? null : row.duration_ms / 1000,
  };
}
