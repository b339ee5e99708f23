import { makeFromRows } from '@/lib/clips/make-from-rows.server';
import type { Database, Writer } from '@/lib/db/database';
import { rowOf } from '@/lib/search/index-clips.server';
import { toSearchDocument } from '@/lib/search/to-search-document.server';

/** So many clips are copied in one transaction, each as often as it takes. */
const CLIPS_PER_WRITE = 5_000;

/** Which clips are copied: those with these ids, each under its own id and so much more. */
interface Run {
  from: number;
  to: number;
  further: number;
}

async function columnsOf(writer: Writer, table: string): Promise<string[]> {
  const sql =
    writer.engine === 'sqlite'
      ? 'SELECT name FROM pragma_table_info(?)'
      : "SELECT column_name AS name FROM information_schema.columns WHERE table_name = ? AND is_generated = 'NEVER'";
  const rows = await writer.rows<{ name: string }>(sql, [table]);
  return rows.map(({ name }) => name).filter((name) => name !== 'id');
}

async function copyRows(writer: Writer, { from, to, further }: Run): Promise<void> {
  const slug = "('clip-' || (c.id + ? - 1))";
  const card = `replace(c.card, '"slug":"' || c.slug || '"', '"slug":"' || ${slug} || '"')`;
  const rest = (await columnsOf(writer, 'clip')).filter(
    (name) => name !== 'slug' && name !== 'card',
  );
  const those = [from, to];
  await writer.run(
    `INSERT INTO clip (id, slug, card, ${rest.join(', ')})
     SELECT c.id + ?, ${slug}, ${card}, ${rest.map((name) => `c.${name}`).join(', ')}
     FROM clip c WHERE c.id > ? AND c.id <= ?`,
    [further, further, further, ...those],
  );
  await writer.run(
    `INSERT INTO prompt_part (clip_id, position)
     SELECT clip_id + ?, position FROM prompt_part WHERE clip_id > ? AND clip_id <= ?`,
    [further, ...those],
  );
  await writer.run(
    `INSERT INTO prompt_text (part_id, language, text, origin)
     SELECT k.id, t.language, t.text, t.origin FROM prompt_part p
     JOIN prompt_part k ON k.clip_id = p.clip_id + ? AND k.position = p.position
     JOIN prompt_text t ON t.part_id = p.id WHERE p.clip_id > ? AND p.clip_id <= ?`,
    [further, ...those],
  );
  await writer.run(
    `INSERT INTO clip_identity (kind, value, clip_id)
     SELECT kind, value, clip_id + ? FROM clip_identity WHERE clip_id > ? AND clip_id <= ?`,
    [further, ...those],
  );
  await writer.run(
    `INSERT INTO clip_term (clip_id, term_id)
     SELECT clip_id + ?, term_id FROM clip_term WHERE clip_id > ? AND clip_id <= ?`,
    [further, ...those],
  );
  if (writer.engine === 'sqlite') return;
  await writer.run(
    `INSERT INTO clip_search (clip_id, sort_at, title, prompt, credit)
     SELECT clip_id + ?, sort_at, title, prompt, credit FROM clip_search
     WHERE clip_id > ? AND clip_id <= ?`,
    [further, ...those],
  );
}

/** SQLite's index keeps no text: the words of each clip are made once and put in for every copy. */
async function copyWords(writer: Writer, runs: readonly Run[]): Promise<void> {
  const [first] = runs;
  if (writer.engine === 'postgres' || first === undefined) return;
  const ids = Array.from({ length: first.to - first.from }, (_, at) => first.from + at + 1);
  const { found } = await makeFromRows(writer, ids);
  const rows = found.flatMap((row) => {
    const document = toSearchDocument(row, 'sqlite');
    const copies = runs.filter(({ to }) => row.id <= to);
    return copies.map(({ further }) => ({
      document,
      rowid: rowOf({ ...row, id: row.id + further }),
    }));
  });
  // Rising, as FTS5 takes rows fastest.
  rows.sort((a, b) => (a.rowid < b.rowid ? -1 : 1));
  for (const { rowid, document } of rows) {
    const { title, prompt, credit } = document;
    await writer.run('INSERT INTO clip_search (rowid, title, prompt, credit) VALUES (?, ?, ?, ?)', [
      rowid,
      title,
      prompt,
      credit,
    ]);
  }
}

/** PostgreSQL builds its indexes of words in one go many times sooner than row by row. */
async function withoutWordIndexes(database: Database, work: () => Promise<void>): Promise<void> {
  const indexes = await database.rows<{ name: string; made: string }>(
    `SELECT indexname AS name, indexdef AS made FROM pg_indexes
     WHERE tablename = 'clip_search' AND indexdef LIKE '%USING gin%'`,
  );
  for (const { name } of indexes) await database.prisma.$executeRawUnsafe(`DROP INDEX ${name}`);
  await work();
  await database.write(async (writer) => {
    await writer.run("SET LOCAL maintenance_work_mem = '1GB'");
    for (const { made } of indexes) await writer.run(made);
    await writer.rows(
      "SELECT setval(pg_get_serial_sequence('clip', 'id'), (SELECT max(id) FROM clip))",
    );
  });
}

/**
 * Copies the first `made` clips of a gallery that holds nothing else until there are `clips`: each copy
 * has its original's words and dates and a slug of its own, numbered on. A tenth of what saving takes.
 */
export async function copyClips(
  database: Database,
  made: number,
  clips: number,
  told: (done: number) => void = () => undefined,
): Promise<void> {
  let done = made;
  const copyAll = async () => {
    for (let from = 0; from < made; from += CLIPS_PER_WRITE) {
      const runs: Run[] = [];
      for (let further = made; further < clips; further += made) {
        const to = Math.min(from + CLIPS_PER_WRITE, made, clips - further);
        if (to > from) runs.push({ from, to, further });
      }
      await database.write(async (writer) => {
        for (const run of runs) await copyRows(writer, run);
        await copyWords(writer, runs);
      });
      for (const { from: first, to } of runs) done += to - first;
      told(done);
    }
  };
  if (database.engine === 'sqlite') await copyAll();
  else await withoutWordIndexes(database, copyAll);
}
