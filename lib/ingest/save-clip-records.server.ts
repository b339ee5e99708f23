import 'server-only';
import { chunk, marks, type Row, readIds, writeRows } from '@/lib/clips/bulk-write.server';
import type { ClipEntry } from '@/lib/clips/clip-entry';
import {
  appearanceRows,
  clipRow,
  type References,
  renditionRow,
} from '@/lib/clips/clip-rows.server';
import { findReferences } from '@/lib/clips/find-references.server';
import type { ClipRecord } from '@/lib/clips/record-contracts.server';
import { refreshClips } from '@/lib/clips/refresh-clips.server';
import { clearParts, writePrompts } from '@/lib/clips/save-clips.server';
import type { Reader, Writer } from '@/lib/db/database';
import { showFound } from './catalogue-fault.server';
import { failureRows } from './save-failures.server';
import { KNOWN, type Lined, type SaveTools } from './save-reference-records.server';

type ClipLine = Lined<ClipRecord>;

/** What of a record its relations need. */
export type Related = Pick<ClipRecord, 'slug' | 'relations'>;

/** A record as `lib/clips` takes clips in; what only a record has is written beside it. */
function toEntry({ record, order, rights, failures, addedAt, updatedAt, ...entry }: ClipRecord) {
  return entry satisfies ClipEntry;
}

/** The lines whose sources, batches and authors are known; of the others it says what is missing. */
function keepKnown(lines: readonly ClipLine[], refs: References, { faults }: SaveTools) {
  return lines.filter(({ line, record }) => {
    const before = faults.count;
    const check = (field: string, what: string, key: string | null, map: Map<string, number>) => {
      if (key === null || map.has(key)) return;
      faults.add(line, `clip ${record.slug}`, field, KNOWN(what), showFound(key));
    };
    check('source', 'source', record.source, refs.sources);
    check('batch', 'batch', record.batch, refs.batches);
    check('author', 'author', record.author, refs.authors);
    for (const [at, { source }] of record.appearances.entries()) {
      check(`appearances[${at}].source`, 'source', source, refs.sources);
    }
    return faults.count === before;
  });
}

/** The numbers of `lines` that no clip has yet. A clip keeps its number where it can: it is its order. */
async function readFreeOrders(writer: Writer, lines: readonly ClipLine[]): Promise<Set<number>> {
  const orders = lines.map(({ record }) => record.order);
  const taken = await writer.rows<{ id: number }>(
    `SELECT id FROM clip WHERE id IN (${marks(orders)})`,
    orders,
  );
  const free = new Set(orders);
  for (const { id } of taken) free.delete(id);
  return free;
}

async function writeClips(
  writer: Writer,
  lines: readonly ClipLine[],
  refs: References,
  known: ReadonlyMap<string, number>,
): Promise<void> {
  const free = await readFreeOrders(writer, lines);
  const numbered: Row[] = [];
  const others: Row[] = [];
  for (const { record } of lines) {
    const row: Row = {
      ...clipRow(toEntry(record), refs, undefined, 0),
      rights: record.rights,
      added_at: Date.parse(record.addedAt),
      updated_at: Date.parse(record.updatedAt),
    };
    if (known.has(record.slug) || !free.delete(record.order)) others.push(row);
    else numbered.push({ id: record.order, ...row });
  }
  await writeRows(writer, 'clip', numbered);
  if (writer.engine === 'postgres' && numbered.length > 0) {
    // Given numbers do not move the sequence that the next clip is numbered by.
    await writer.rows(
      "SELECT setval(pg_get_serial_sequence('clip', 'id'), (SELECT max(id) FROM clip))",
    );
  }
  await writeRows(writer, 'clip', others, ['slug']);
}

/** The files of known clips as they are stored, taken out so that they can go in again in order. */
async function takeFiles(writer: Writer, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, Row[]>();
  const those = `clip_id IN (${marks(ids)})`;
  const rows = await writer.rows<Row & { clip_id: number }>(
    `SELECT clip_id, kind, hash, extension, type, size_bytes, width, height, duration_ms, codec,
       thumbhash, language, recipe, made_of, facts, frame_print, added_at
     FROM rendition WHERE ${those} ORDER BY id`,
    ids,
  );
  await writer.run(`DELETE FROM rendition WHERE ${those}`, ids);
  return Map.groupBy(rows, ({ clip_id }) => clip_id);
}

/** The record's files, and behind them those that the clip has beyond. */
function fileRows(record: ClipRecord, clipId: number, stored: readonly Row[] = []): Row[] {
  const rows = record.renditions.map((file) => {
    return renditionRow(file, clipId, Date.parse(file.addedAt));
  });
  const keyOf = ({ kind, hash }: Row) => `${kind} ${hash}`;
  const named = new Set(rows.map(keyOf));
  return [...rows, ...stored.filter((row) => !named.has(keyOf(row)))];
}

/**
 * Saves clips from their records by slug, new or again, inside the caller's transaction: every fact
 * as the record has it, their relations aside, which wait until all clips are there. Files that a
 * known clip has beyond the record's stay.
 */
export async function saveClipRecords(tools: SaveTools, lines: readonly ClipLine[]): Promise<void> {
  const { writer } = tools;
  const refs = await findReferences(
    writer,
    lines.map(({ record }) => record),
  );
  const sound = keepKnown(lines, refs, tools);
  if (sound.length === 0) return;
  const slugs = sound.map(({ record }) => record.slug);
  const known = await readIds(writer, 'clip', 'slug', slugs);
  const knownIds = [...known.values()];
  await refreshClips(writer, knownIds, async () => {
    await writeClips(writer, sound, refs, known);
    const stored = await takeFiles(writer, knownIds);
    await clearParts(writer, knownIds);
    if (knownIds.length > 0) {
      await writer.run(`DELETE FROM clip_failure WHERE clip_id IN (${marks(knownIds)})`, knownIds);
    }
    const ids = await readIds(writer, 'clip', 'slug', slugs);
    const records = sound.map(({ record }) => record);
    const idOf = ({ slug }: ClipRecord) => ids.get(slug) ?? 0;
    await writePrompts(writer, records.map(toEntry), ids);
    await writeRows(
      writer,
      'appearance',
      records.flatMap((record) => appearanceRows(toEntry(record), idOf(record), refs)),
    );
    await writeRows(
      writer,
      'clip_failure',
      records.flatMap((record) => failureRows(record, idOf(record))),
    );
    await writeRows(
      writer,
      'rendition',
      records.flatMap((record) => fileRows(record, idOf(record), stored.get(idOf(record)))),
    );
    return [...ids.values()];
  });
}

/** The relations of clips that are not all saved; those that lead to clips which are not there are left out. */
export async function findUnsavedRelations(
  reader: Reader,
  records: readonly Related[],
): Promise<Row[]> {
  const slugs = records.flatMap(({ slug, relations }) => [
    ...(relations.length > 0 ? [slug] : []),
    ...relations.map((one) => one.slug),
  ]);
  const ids = await readIds(reader, 'clip', 'slug', slugs);
  const those = [...new Set(ids.values())];
  const saved = new Map<number, number>();
  for (const run of chunk(those, 500)) {
    const rows = await reader.rows<{ id: number; count: number }>(
      `SELECT from_id AS id, count(*) AS count FROM relation WHERE from_id IN (${marks(run)}) GROUP BY 1`,
      run,
    );
    for (const { id, count } of rows) saved.set(id, count);
  }
  return records.flatMap(({ slug, relations }): Row[] => {
    const from_id = ids.get(slug) ?? 0;
    const found = relations.flatMap(({ kind, slug: other }): Row[] => {
      const to_id = ids.get(other);
      return to_id === undefined ? [] : [{ from_id, to_id, kind }];
    });
    return found.length === (saved.get(from_id) ?? 0) ? [] : found;
  });
}

/** Saves the relations of clips, in their order, to those clips that are there. */
export async function saveRelations(writer: Writer, records: readonly Related[]): Promise<void> {
  const rows = await findUnsavedRelations(writer, records);
  const ids = [...new Set(rows.map(({ from_id }) => Number(from_id)))];
  for (const run of chunk(ids, 500)) {
    await writer.run(`DELETE FROM relation WHERE from_id IN (${marks(run)})`, run);
  }
  await writeRows(writer, 'relation', rows);
}
