import 'server-only';
import type { Reader } from '@/lib/db/database';
import type { DeskKind } from './desk-kinds';

/** A record as a list names it. */
export interface RecordName {
  key: string;
  en: string;
  zh: string;
}

const SOURCES: Record<DeskKind, { columns: string; order: string; table: string; where?: string }> =
  {
    clip: {
      columns: 'slug AS key, title_en AS en, title_zh AS zh',
      table: 'clip',
      where: "status <> 'public'",
      order: 'updated_at DESC',
    },
    source: { columns: 'key, name_en AS en, name_zh AS zh', table: 'source', order: 'position' },
    batch: { columns: 'key, key AS en, key AS zh', table: 'batch', order: 'position' },
    author: { columns: 'key, name AS en, name AS zh', table: 'author', order: 'name' },
    collection: {
      columns: 'key, title_en AS en, title_zh AS zh',
      table: 'collection',
      order: 'position',
    },
    explainer: {
      columns: 'slug AS key, title AS en, title AS zh',
      table: 'explainer',
      order: 'position',
    },
    term: { columns: 'key, name_en AS en, name_zh AS zh', table: 'term', order: 'position' },
  };

/** The most that one page lists. */
const LISTED = 1_000;

/** The records of a kind by name, those with `q` in a name; of clips those that are not public. */
export async function listNames(reader: Reader, kind: DeskKind, q: string): Promise<RecordName[]> {
  const { columns, table, where, order } = SOURCES[kind];
  const condition = where === undefined ? '' : ` WHERE ${where}`;
  const rows = await reader.rows<RecordName>(
    `SELECT ${columns} FROM ${table}${condition} ORDER BY ${order} LIMIT ${LISTED}`,
  );
  const sought = q.trim().toLowerCase();
  return rows.filter(({ key, en, zh }) => `${key} ${en} ${zh}`.toLowerCase().includes(sought));
}
