import 'server-only';
import type { Reader, Writer } from '@/lib/db/database';
import { rowOf, SEARCH_ROW_SPAN, type SearchRow } from './index-clips.server';
import { type SearchDocument, toSearchDocument } from './to-search-document.server';

type Hand = Pick<Reader, 'rows' | 'engine'>;

const COLUMNS = ['title', 'prompt', 'credit'] as const satisfies (keyof SearchDocument)[];

/** How many words are looked up side by side. */
const PHRASE_WORDS = 12;

/** How many words FTS5 says that each column of a row has: its own numbers of up to 9 bytes, high bits first. */
function readSizes(bytes: Uint8Array): number[] {
  const sizes: number[] = [];
  let size = 0;
  for (const byte of bytes) {
    size = size * 128 + (byte & 127);
    if (byte < 128) {
      sizes.push(size);
      size = 0;
    }
  }
  return sizes;
}

/**
 * The words at the beginning, in the middle and at the end of a text. With as many words in all that
 * tells an entry that was forgotten; every word of every clip would be read for minutes.
 */
function pickPhrases(words: readonly string[]): string[] {
  if (words.length <= 3 * PHRASE_WORDS) return [words.join(' ')];
  const middle = Math.floor((words.length - PHRASE_WORDS) / 2);
  const starts = [0, middle, words.length - PHRASE_WORDS];
  return starts.map((start) => words.slice(start, start + PHRASE_WORDS).join(' '));
}

async function isStaleInSqlite(reader: Hand, row: SearchRow): Promise<boolean> {
  const rowid = rowOf(row);
  const document = toSearchDocument(row, 'sqlite');
  const [entry] = await reader.rows<{ sz: Uint8Array }>(
    'SELECT sz FROM clip_search_docsize WHERE id = ?',
    [rowid],
  );
  if (entry === undefined) return true;
  const sizes = readSizes(entry.sz);
  for (const [at, column] of COLUMNS.entries()) {
    const words = document[column].split(' ');
    if (sizes[at] !== words.length) return true;
    for (const phrase of pickPhrases(words)) {
      const [found] = await reader.rows(
        'SELECT 1 AS found FROM clip_search WHERE clip_search MATCH ? AND rowid = ?',
        [`${column} : "${phrase}"`, rowid],
      );
      if (found === undefined) return true;
    }
  }
  return false;
}

async function findStaleInPostgres(reader: Hand, rows: readonly SearchRow[]): Promise<number[]> {
  const documents = rows.map((row) => {
    return { id: row.id, sort_at: row.sortAt, ...toSearchDocument(row, 'postgres') };
  });
  const stale = await reader.rows<{ id: number }>(
    `SELECT r.id FROM json_to_recordset(?::json)
       AS r(id integer, sort_at bigint, title text, prompt text, credit text)
     LEFT JOIN clip_search s ON s.clip_id = r.id
     WHERE s.clip_id IS NULL OR s.sort_at <> r.sort_at OR s.title <> r.title::tsvector
       OR s.prompt <> r.prompt::tsvector OR s.credit <> r.credit::tsvector`,
    [JSON.stringify(documents)],
  );
  return stale.map(({ id }) => id);
}

/** The clips whose entry in the search index is missing, or of other words than they have now. */
export async function findStale(reader: Hand, rows: readonly SearchRow[]): Promise<number[]> {
  if (reader.engine === 'postgres') return findStaleInPostgres(reader, rows);
  const stale: number[] = [];
  for (const row of rows) if (await isStaleInSqlite(reader, row)) stale.push(row.id);
  return stale;
}

/** Entries of the index that are of no clip: of none that is there, or of one at another instant. */
const STRAY = {
  sqlite: `FROM clip_search_docsize WHERE NOT EXISTS (SELECT 1 FROM clip c
    WHERE c.id = clip_search_docsize.id % ${SEARCH_ROW_SPAN}
      AND (c.sort_at / 1000) * ${SEARCH_ROW_SPAN} + c.id = clip_search_docsize.id)`,
  postgres: `FROM clip_search WHERE NOT EXISTS (SELECT 1 FROM clip c WHERE c.id = clip_search.clip_id)`,
};

/** How many entries of the search index are of no clip. */
export async function countStray(reader: Hand): Promise<number> {
  const [row] = await reader.rows<{ many: number }>(
    `SELECT count(*) AS many ${STRAY[reader.engine]}`,
  );
  return Number(row?.many ?? 0);
}

/** Takes the entries that are of no clip out of the search index. */
export async function dropStray(writer: Writer): Promise<void> {
  if (writer.engine === 'postgres') await writer.run(`DELETE ${STRAY.postgres}`);
  else await writer.run(`DELETE FROM clip_search WHERE rowid IN (SELECT id ${STRAY.sqlite})`);
}
