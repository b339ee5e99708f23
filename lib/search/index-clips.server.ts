import 'server-only';
import type { Writer } from '@/lib/db/database';
import { type SearchTexts, toSearchDocument } from './to-search-document.server';

/** In SQLite a row of `clip_search` is `(sort_at / 1000) * 2^30 + id`: falling rows are newest first. */
export const SEARCH_ROW_SPAN = 1_073_741_824;

/** A clip and what it is found by; `sortAt` is its place among the newest, milliseconds. */
export interface SearchRow extends SearchTexts {
  id: number;
  sortAt: number;
}

/** Takes clips out of the search index. To be called before `sort_at` changes: SQLite's row hangs on it. */
export async function unindexClips(writer: Writer, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const those = `(${ids.map(() => '?').join(', ')})`;
  if (writer.engine === 'postgres') {
    await writer.run(`DELETE FROM clip_search WHERE clip_id IN ${those}`, ids);
    return;
  }
  await writer.run(
    `DELETE FROM clip_search WHERE rowid IN
       (SELECT (sort_at / 1000) * ${SEARCH_ROW_SPAN} + id FROM clip WHERE id IN ${those})`,
    ids,
  );
}

/** A clip's row number in SQLite's index. */
export function rowOf({ id, sortAt }: SearchRow): bigint {
  return BigInt(Math.floor(sortAt / 1000)) * BigInt(SEARCH_ROW_SPAN) + BigInt(id);
}

/** Puts clips into the search index; they must not be in it. Memory grows with how many at once. */
export async function indexClips(writer: Writer, rows: readonly SearchRow[]): Promise<void> {
  if (rows.length === 0) return;
  if (writer.engine === 'sqlite') return indexInSqlite(writer, rows);
  const documents = rows.map((row) => {
    return { id: row.id, sort_at: row.sortAt, ...toSearchDocument(row, 'postgres') };
  });
  // One text and one round trip, however many rows.
  await writer.run(
    `INSERT INTO clip_search (clip_id, sort_at, title, prompt, credit)
     SELECT id, sort_at, title::tsvector, prompt::tsvector, credit::tsvector
     FROM json_to_recordset(?::json)
       AS r(id integer, sort_at bigint, title text, prompt text, credit text)`,
    [JSON.stringify(documents)],
  );
}

async function indexInSqlite(writer: Writer, rows: readonly SearchRow[]): Promise<void> {
  // In rising order: FTS5 flushes what it has gathered whenever a row comes before the last one,
  // which for clips in no order of time means a segment written for each (3 times as slow).
  const placed = rows.map((row) => ({ row, rowid: rowOf(row) }));
  placed.sort((a, b) => (a.rowid < b.rowid ? -1 : 1));
  for (const { row, rowid } of placed) {
    const { title, prompt, credit } = toSearchDocument(row, 'sqlite');
    await writer.run('INSERT INTO clip_search (rowid, title, prompt, credit) VALUES (?, ?, ?, ?)', [
      rowid,
      title,
      prompt,
      credit,
    ]);
  }
}
