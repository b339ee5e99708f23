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

/** Puts clips into the search index; they must not be in it. */
export async function indexClips(writer: Writer, rows: readonly SearchRow[]): Promise<void> {
  for (const row of rows) {
    const { title, prompt, credit } = toSearchDocument(row, writer.engine);
    if (writer.engine === 'postgres') {
      await writer.run(
        `INSERT INTO clip_search (clip_id, sort_at, title, prompt, credit)
         VALUES (?, ?, ?::tsvector, ?::tsvector, ?::tsvector)`,
        [row.id, row.sortAt, title, prompt, credit],
      );
    } else {
      const second = BigInt(Math.floor(row.sortAt / 1000));
      const rowid = second * BigInt(SEARCH_ROW_SPAN) + BigInt(row.id);
      await writer.run(
        'INSERT INTO clip_search (rowid, title, prompt, credit) VALUES (?, ?, ?, ?)',
        [rowid, title, prompt, credit],
      );
    }
  }
}
