import 'server-only';
import type { Database } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import { writeRows } from './bulk-write.server';
import { refreshClips } from './refresh-clips.server';

/** A verified original in the store, and what was measured of it. */
export interface StoredOriginal {
  hash: string;
  extension: string;
  type: string;
  sizeBytes: number;
  width: number;
  height: number;
  durationMs: number;
  codec: string;
  hasSound: boolean;
  aspect: string | null;
}

/**
 * Notes a stored original on its clip in one transaction: its measures fill what was unknown, its
 * card follows. `known` where the same bytes were noted already; refuses a slug that is no clip's.
 */
export async function saveOriginal(
  database: Database,
  slug: string,
  original: StoredOriginal,
): Promise<'stored' | 'known'> {
  const { hash, width, height, durationMs, aspect, hasSound } = original;
  const there = await database.rows<{ id: number; hash: string | null }>(
    `SELECT c.id, r.hash FROM clip c LEFT JOIN rendition r
       ON r.clip_id = c.id AND r.kind = 'original' AND r.hash = ? WHERE c.slug = ?`,
    [hash, slug],
  );
  const [clip] = there;
  if (clip === undefined) throw new Problem('not_found', `There is no clip “${slug}”.`);
  if (clip.hash !== null) return 'known';
  const now = Date.now();
  await database.write(async (writer) => {
    await refreshClips(writer, [clip.id], async () => {
      const row = {
        clip_id: clip.id,
        kind: 'original',
        hash,
        extension: original.extension,
        type: original.type,
        size_bytes: original.sizeBytes,
        width,
        height,
        duration_ms: durationMs,
        codec: original.codec,
        thumbhash: null,
        added_at: now,
      };
      await writeRows(writer, 'rendition', [row], ['clip_id', 'kind', 'hash']);
      await writer.run(
        `UPDATE clip SET duration_ms = coalesce(duration_ms, ?), width = coalesce(width, ?),
           height = coalesce(height, ?), aspect = coalesce(aspect, ?),
           has_sound = coalesce(has_sound, ?), updated_at = ? WHERE id = ?`,
        [durationMs, width, height, aspect, hasSound, now, clip.id],
      );
      return [clip.id];
    });
  });
  return 'stored';
}
