import 'server-only';
import { marks, type Row, readIds, writeRows } from '@/lib/clips/bulk-write.server';
import type { RecordOf } from '@/lib/clips/record-contracts.server';
import type { Writer } from '@/lib/db/database';
import { showFound } from './catalogue-fault.server';
import type { FaultList } from './import-fault.server';
import { collectionRow, sourceRow } from './reference-rows.server';
import { saveExplainers } from './save-explainers.server';

/** A record with the line it stands on. */
export interface Lined<Record> {
  line: number;
  record: Record;
}

type Kind = 'term' | 'source' | 'batch' | 'author' | 'collection' | 'explainer';

/** What a save of several records is given. */
export interface SaveTools {
  writer: Writer;
  faults: FaultList;
}

type Save<Of extends Kind> = (
  tools: SaveTools,
  lines: readonly Lined<RecordOf<Of>>[],
) => Promise<unknown>;

const recordsOf = <Record>(lines: readonly Lined<Record>[]) => lines.map(({ record }) => record);

const saveTerms: Save<'term'> = ({ writer }, lines) =>
  writeRows(
    writer,
    'term',
    recordsOf(lines).map(
      ({ key, family, name, wordings, position }): Row => ({
        key,
        family,
        name_en: name.en,
        name_zh: name.zh,
        wordings: JSON.stringify(wordings),
        position,
      }),
    ),
    ['key'],
  );

const saveSources: Save<'source'> = ({ writer }, lines) =>
  writeRows(writer, 'source', recordsOf(lines).map(sourceRow), ['key']);

const saveBatches: Save<'batch'> = async ({ writer, faults }, lines) => {
  const keys = lines.map(({ record }) => record.source);
  const sources = await readIds(writer, 'source', 'key', keys);
  const rows: Row[] = [];
  for (const { line, record } of lines) {
    const { key, source, documentDate, heading, position } = record;
    const source_id = sources.get(source);
    if (source_id === undefined) {
      faults.add(line, `batch ${key}`, 'source', KNOWN('source'), showFound(source));
    } else rows.push({ key, source_id, document_date: documentDate, heading, position });
  }
  await writeRows(writer, 'batch', rows, ['key']);
};

const saveAuthors: Save<'author'> = ({ writer }, lines) =>
  writeRows(
    writer,
    'author',
    recordsOf(lines).map(({ key, name, handle, url }): Row => ({ key, name, handle, url })),
    ['key'],
  );

const saveCollections: Save<'collection'> = async ({ writer, faults }, lines) => {
  for (const { line, record } of lines) {
    const { key, entries } = record;
    await writeRows(writer, 'collection', [collectionRow(record)], ['key']);
    const collection_id = (await readIds(writer, 'collection', 'key', [key])).get(key) ?? 0;
    const slugs = entries.map(({ slug }) => slug);
    const clips = await readIds(writer, 'clip', 'slug', slugs);
    await writer.run('DELETE FROM collection_clip WHERE collection_id = ?', [collection_id]);
    const rows: Row[] = [];
    for (const [at, { slug, heading, section, file, printed }] of entries.entries()) {
      const clip_id = clips.get(slug);
      if (clip_id === undefined) {
        faults.add(
          line,
          `collection ${key}`,
          `entries[${at}].slug`,
          KNOWN('clip'),
          showFound(slug),
        );
      } else rows.push({ collection_id, clip_id, position: at, heading, section, file, printed });
    }
    await writeRows(writer, 'collection_clip', rows);
  }
};

const saveExplainerRecords: Save<'explainer'> = async ({ writer, faults }, lines) => {
  const lineOf = new Map(lines.map(({ line, record }) => [record.slug, line]));
  for (const { slug, field, what, name } of await saveExplainers(writer, recordsOf(lines))) {
    faults.add(lineOf.get(slug) ?? 0, `explainer ${slug}`, field, KNOWN(what), showFound(name));
  }
};

/** What a key that is named must be. */
export const KNOWN = (what: string) =>
  `the ${what === 'clip' ? 'slug' : 'key'} of a ${what} in the file or in the gallery`;

/** How each kind of record that is not a clip is saved: by its key, new or again. */
export const saveReferences: { [Of in Kind]: Save<Of> } = {
  term: saveTerms,
  source: saveSources,
  batch: saveBatches,
  author: saveAuthors,
  collection: saveCollections,
  explainer: saveExplainerRecords,
};

/** Whether any of these terms is new to the database or worded otherwise there. */
export async function changesTerms(
  writer: Writer,
  lines: readonly Lined<RecordOf<'term'>>[],
): Promise<boolean> {
  const keys = lines.map(({ record }) => record.key);
  const rows = await writer.rows<{ key: string; wordings: string }>(
    `SELECT key, wordings FROM term WHERE key IN (${marks(keys)})`,
    keys,
  );
  const stored = new Map(rows.map(({ key, wordings }) => [key, wordings]));
  return lines.some(({ record }) => stored.get(record.key) !== JSON.stringify(record.wordings));
}
