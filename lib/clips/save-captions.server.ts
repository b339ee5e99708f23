import 'server-only';
import type { Database } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import type { MadeFile } from '@/lib/media/made-file';
import { writeRows } from './bulk-write.server';
import { renditionRow } from './clip-rows.server';
import { findOrphans } from './find-orphans.server';
import { refreshClips } from './refresh-clips.server';

/**
 * Notes stored captions on a clip in one transaction, in the place of any it had in that language;
 * gives the files that nothing names any longer. Refuses a slug that is no clip's.
 */
export async function saveCaptions(
  database: Database,
  slug: string,
  file: MadeFile,
): Promise<{ hash: string; extension: string }[]> {
  const now = Date.now();
  return database.write(async (writer) => {
    const [clip] = await writer.rows<{ id: number }>('SELECT id FROM clip WHERE slug = ?', [slug]);
    if (clip === undefined) throw new Problem('not_found', `There is no clip “${slug}”.`);
    const those = "clip_id = ? AND kind = 'captions' AND coalesce(language, '') = ?";
    const bindings = [clip.id, file.language ?? ''];
    const before = await writer.rows<{ hash: string; extension: string }>(
      `SELECT hash, extension FROM rendition WHERE ${those}`,
      bindings,
    );
    await refreshClips(writer, [clip.id], async () => {
      await writer.run(`DELETE FROM rendition WHERE ${those}`, bindings);
      await writeRows(
        writer,
        'rendition',
        [renditionRow(file, clip.id, now)],
        ['clip_id', 'kind', 'hash'],
      );
      await writer.run('UPDATE clip SET updated_at = ? WHERE id = ?', [now, clip.id]);
      return [clip.id];
    });
    return findOrphans(writer, before);
  });
}
