import 'server-only';
import type { Reader } from '@/lib/db/database';
import { marks } from './bulk-write.server';
import type { RecordOf } from './record-contracts.server';

/** How many rows are read at once where all are wanted. */
const ROWS_PER_READ = 1_000;

interface SourceRow extends Pick<RecordOf<'source'>, 'key' | 'kind' | 'url' | 'zone' | 'position'> {
  id: number;
  name_en: string;
  name_zh: string;
  note_en: string | null;
  note_zh: string | null;
}

type Table = 'source' | 'batch' | 'author';

/** Which rows: those of some keys, or all behind an id, some at a time. */
type Which = { keys: readonly string[] } | { afterId: number };

function condition(which: Which): { sql: string; values: readonly (string | number)[] } {
  if ('keys' in which) {
    return { sql: `x.key IN (${marks(which.keys)})`, values: which.keys };
  }
  return { sql: `x.id > ? ORDER BY x.id LIMIT ${ROWS_PER_READ}`, values: [which.afterId] };
}

interface Found<Kind extends Table> {
  id: number;
  record: RecordOf<Kind>;
}

async function readSources(reader: Reader, which: Which): Promise<Found<'source'>[]> {
  const { sql, values } = condition(which);
  const rows = await reader.rows<SourceRow>(
    `SELECT x.id, x.key, x.name_en, x.name_zh, x.kind, x.url, x.zone, x.note_en, x.note_zh,
       x.position FROM source x WHERE ${sql}`,
    values,
  );
  return rows.map(({ id, name_en, name_zh, note_en, note_zh, position, ...row }) => ({
    id,
    record: {
      record: 'source',
      key: row.key,
      name: { en: name_en, zh: name_zh },
      kind: row.kind,
      url: row.url,
      zone: row.zone,
      note: note_en === null || note_zh === null ? null : { en: note_en, zh: note_zh },
      position,
    },
  }));
}

async function readBatches(reader: Reader, which: Which): Promise<Found<'batch'>[]> {
  const { sql, values } = condition(which);
  const rows = await reader.rows<
    Pick<RecordOf<'batch'>, 'key' | 'source' | 'heading' | 'position'> & {
      id: number;
      document_date: string;
    }
  >(
    `SELECT x.id, x.key, s.key AS source, x.document_date, x.heading, x.position
     FROM batch x JOIN source s ON s.id = x.source_id WHERE ${sql}`,
    values,
  );
  return rows.map(({ id, key, source, document_date, heading, position }) => ({
    id,
    record: { record: 'batch', key, source, documentDate: document_date, heading, position },
  }));
}

async function readAuthors(reader: Reader, which: Which): Promise<Found<'author'>[]> {
  const { sql, values } = condition(which);
  const rows = await reader.rows<Omit<RecordOf<'author'>, 'record'> & { id: number }>(
    `SELECT x.id, x.key, x.name, x.handle, x.url FROM author x WHERE ${sql}`,
    values,
  );
  return rows.map(({ id, key, name, handle, url }) => ({
    id,
    record: { record: 'author', key, name, handle, url },
  }));
}

const readers = { source: readSources, batch: readBatches, author: readAuthors } as const;

/** Sources, batches or authors by their keys, as records in no order. */
export async function readReferences<Kind extends Table>(
  reader: Reader,
  kind: Kind,
  keys: readonly string[],
): Promise<RecordOf<Kind>[]> {
  if (keys.length === 0) return [];
  const found = await readers[kind](reader, { keys });
  return found.map(({ record }) => record as RecordOf<Kind>);
}

/** One run of all sources, batches or authors behind an id, and the id to go on from; null at the end. */
export async function readReferencesAfter<Kind extends Table>(
  reader: Reader,
  kind: Kind,
  afterId: number,
): Promise<{ records: RecordOf<Kind>[]; lastId: number | null }> {
  const found = await readers[kind](reader, { afterId });
  return {
    records: found.map(({ record }) => record as RecordOf<Kind>),
    lastId: found.at(-1)?.id ?? null,
  };
}

/** Every term of the vocabulary, in its order. */
export async function readTermRecords(reader: Reader): Promise<RecordOf<'term'>[]> {
  const rows = await reader.rows<{
    key: string;
    family: string;
    name_en: string;
    name_zh: string;
    wordings: string;
    position: number;
  }>('SELECT key, family, name_en, name_zh, wordings, position FROM term ORDER BY position, id');
  return rows.map(({ key, family, name_en, name_zh, wordings, position }) => ({
    record: 'term',
    key,
    family,
    name: { en: name_en, zh: name_zh },
    wordings: JSON.parse(wordings),
    position,
  }));
}
