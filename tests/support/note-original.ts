import { writeRows } from '@/lib/clips/bulk-write.server';
import { refreshClips } from '@/lib/clips/refresh-clips.server';
import type { Database } from '@/lib/db/database';
import type { StoredMedia } from '@/lib/media/media-store';

/** Bytes as a source, in one piece. */
export async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** Notes a stored MP4 as the original of a clip, without looking into it. */
export async function noteOriginal(
  database: Database,
  slug: string,
  { hash, sizeBytes }: Pick<StoredMedia, 'hash' | 'sizeBytes'>,
): Promise<void> {
  const [clip] = await database.rows<{ id: number }>('SELECT id FROM clip WHERE slug = ?', [slug]);
  const id = clip?.id ?? 0;
  const file = { hash, extension: 'mp4', type: 'video/mp4', size_bytes: sizeBytes };
  const row = { clip_id: id, kind: 'original', ...file, added_at: Date.now() };
  await database.write((writer) =>
    refreshClips(writer, [id], async () => {
      await writeRows(writer, 'rendition', [row], ['clip_id', 'kind', 'hash']);
      return [id];
    }),
  );
}
