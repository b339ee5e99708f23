import type { Database } from '@/lib/db/database';
import { copyClips } from '../bench/copy-clips';
import { loadClips } from '../bench/load-clips';

/** As many terms as a small vocabulary has; the first is on every second clip, the last on few. */
const TERMS = 60;

/**
 * Fills a PostgreSQL database with made-up clips, and again as often with copies of them: many rows
 * with true statistics in a fraction of an import's time.
 */
export async function multiplyClips(
  database: Database,
  made: number,
  copies: number,
): Promise<void> {
  await loadClips(database, made);
  await copyClips(database, made, made * (copies + 1));
  await database.write(async (writer) => {
    await writer.run(
      `INSERT INTO term (key, family, name_en, name_zh, wordings, position)
       SELECT CASE n WHEN 1 THEN 'close-up' ELSE 'term-' || n END, 'shot', 'Term', '词', '{}', n
       FROM generate_series(1, ?) n`,
      [TERMS],
    );
    await writer.run(
      `INSERT INTO clip_term (clip_id, term_id)
       SELECT c.id, t.id FROM clip c JOIN term t ON c.id % (t.position * t.position + 1) = 0`,
    );
  });
}
