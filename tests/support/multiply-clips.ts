import type { Database, Writer } from '@/lib/db/database';
import { loadClips } from '../bench/load-clips';

/** The tables of a clip that the hot reads walk, and by which column each names it. */
const PARTS = ['clip_search', 'appearance'];
/** As many terms as a small vocabulary has; the first is on every second clip, the last on few. */
const TERMS = 60;

/**
 * Fills a PostgreSQL database with made-up clips, and again as often with copies of them, each under
 * a name and at a time of its own: many rows with true statistics in a fraction of an import's time.
 */
export async function multiplyClips(
  database: Database,
  made: number,
  copies: number,
): Promise<void> {
  await loadClips(database, made);
  await database.write(async (writer) => {
    const shift = 'CASE WHEN c.sort_at = 0 THEN 0 ELSE c.sort_at + n.n * 97000 END';
    await copy(writer, 'clip', 'FROM clip c CROSS JOIN generate_series(1, ?) n (n)', [copies], {
      slug: "c.slug || '-' || n.n",
      sort_at: shift,
    });
    for (const table of PARTS) {
      const from = `FROM ${table} c JOIN clip o ON o.id = c.clip_id AND o.id <= ?
        JOIN clip k ON k.slug LIKE o.slug || '-%' AND k.id > ?`;
      await copy(writer, table, from, [made, made], {
        clip_id: 'k.id',
        ...(table === 'clip_search' ? { sort_at: 'k.sort_at' } : {}),
      });
    }
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

/** Copies rows of a table with some columns replaced; its own number is left to the table. */
async function copy(
  writer: Writer,
  table: string,
  from: string,
  values: number[],
  replaced: Record<string, string>,
): Promise<void> {
  const columns = await writer.rows<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_name = ? AND is_generated = 'NEVER' AND column_name <> 'id' ORDER BY ordinal_position`,
    [table],
  );
  const names = columns.map(({ name }) => name);
  const given = names.map((name) => replaced[name] ?? `c.${name}`);
  await writer.run(
    `INSERT INTO ${table} (${names.join(', ')}) SELECT ${given.join(', ')} ${from}`,
    values,
  );
}
