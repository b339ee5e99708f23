import 'server-only';
import type { Database } from '@/lib/db/database';
import { chunk, marks } from './bulk-write.server';
import { refreshClips } from './refresh-clips.server';

/**
 * Forgets stored files by the hashes of their bytes, in one transaction: every clip that had one shows
 * what it has left, at last its stand-in. An original that one of them was made of counts as unused, so
 * that the next import of it makes it anew. Gives how many rows that were.
 */
export async function dropFiles(database: Database, hashes: readonly string[]): Promise<number> {
  let dropped = 0;
  await database.write(async (writer) => {
    for (const run of chunk(hashes, 500)) {
      const rows = await writer.rows<{ id: number; clip_id: number; made_of: string | null }>(
        `SELECT id, clip_id, made_of FROM rendition WHERE hash IN (${marks(run)})`,
        run,
      );
      dropped += rows.length;
      const clips = [...new Set(rows.map(({ clip_id }) => clip_id))];
      await refreshClips(writer, clips, async () => {
        const ids = rows.map(({ id }) => id);
        await writer.run(`DELETE FROM rendition WHERE id IN (${marks(ids)})`, ids);
        const used = [...new Set(rows.flatMap(({ made_of }) => made_of ?? []))];
        if (used.length === 0) return clips;
        await writer.run(
          `UPDATE rendition SET recipe = NULL WHERE kind = 'original' AND hash IN (${marks(used)})`,
          used,
        );
        return clips;
      });
    }
  });
  return dropped;
}
