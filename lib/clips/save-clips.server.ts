import 'server-only';
import type { Writer } from '@/lib/db/database';
import { chunk, marks, type Row, readIds, writeRows } from './bulk-write.server';
import type { ClipEntry } from './clip-entry';
import { appearanceRows, clipRow, found, type Measured, renditionRow } from './clip-rows.server';
import { findReferences } from './find-references.server';
import { refreshClips } from './refresh-clips.server';

/** The kinds of files that come with an entry; what was stored or made here stays. */
const ENTRY_KINDS = "('stand-in', 'stand-in-poster')";

async function readMeasured(writer: Writer, ids: readonly number[]) {
  const out = new Map<string, Measured>();
  for (const run of chunk(ids, 500)) {
    const rows = await writer.rows<Measured & { slug: string }>(
      `SELECT slug, duration_ms, width, height, aspect, has_sound, evidence, added_at FROM clip
       WHERE id IN (${marks(run)})`,
      run,
    );
    for (const row of rows) out.set(row.slug, row);
  }
  return out;
}

/** Writes the parts and the texts of clips that have none yet. */
export async function writePrompts(
  writer: Writer,
  entries: readonly ClipEntry[],
  ids: Map<string, number>,
) {
  const parts: Row[] = [];
  for (const { slug, prompt } of entries) {
    for (const position of prompt.keys()) parts.push({ clip_id: ids.get(slug) ?? 0, position });
  }
  await writeRows(writer, 'prompt_part', parts);
  const clipIds = [...ids.values()];
  const partIds = new Map<string, number>();
  for (const run of chunk(clipIds, 500)) {
    const rows = await writer.rows<{ id: number; clip_id: number; position: number }>(
      `SELECT id, clip_id, position FROM prompt_part WHERE clip_id IN (${marks(run)})`,
      run,
    );
    for (const row of rows) partIds.set(`${row.clip_id}:${row.position}`, row.id);
  }
  const texts = entries.flatMap(({ slug, prompt }) =>
    prompt.flatMap((part, position) =>
      part.texts.map(({ language, text, origin }): Row => {
        const part_id = partIds.get(`${ids.get(slug)}:${position}`) ?? 0;
        return { part_id, language, text, origin };
      }),
    ),
  );
  await writeRows(writer, 'prompt_text', texts);
}

/** What belongs to clips alone is written anew; originals and what was made of them stay. */
export async function clearParts(writer: Writer, ids: readonly number[]): Promise<void> {
  for (const run of chunk(ids, 500)) {
    const those = `IN (${marks(run)})`;
    await writer.run(`DELETE FROM prompt_part WHERE clip_id ${those}`, run);
    await writer.run(`DELETE FROM appearance WHERE clip_id ${those}`, run);
    await writer.run(`DELETE FROM relation WHERE from_id ${those}`, run);
    await writer.run(
      `DELETE FROM rendition WHERE clip_id ${those} AND kind IN ${ENTRY_KINDS}`,
      run,
    );
  }
}

async function writeRelations(
  writer: Writer,
  entries: readonly ClipEntry[],
  ids: Map<string, number>,
) {
  const slugs = entries.flatMap(({ relations }) => relations.map(({ slug }) => slug));
  const others = await readIds(writer, 'clip', 'slug', slugs);
  const rows = entries.flatMap(({ slug, relations }) =>
    relations.map(({ kind, slug: other }): Row => {
      const to_id = found(others, other, 'clip', slug);
      return { from_id: ids.get(slug) ?? 0, to_id, kind };
    }),
  );
  await writeRows(writer, 'relation', rows);
}

/**
 * Saves clips by slug, new or again, with everything that hangs on them, inside the caller's
 * transaction. Idempotent; sources, batches and authors must be there.
 */
export async function saveClips(
  writer: Writer,
  entries: readonly ClipEntry[],
  now: number,
): Promise<void> {
  const slugs = entries.map(({ slug }) => slug);
  const known = [...(await readIds(writer, 'clip', 'slug', slugs)).values()];
  await refreshClips(writer, known, async () => {
    const refs = await findReferences(writer, entries);
    const measured = await readMeasured(writer, known);
    const rows = entries.map((entry) => clipRow(entry, refs, measured.get(entry.slug), now));
    await writeRows(writer, 'clip', rows, ['slug']);
    await clearParts(writer, known);
    const ids = await readIds(writer, 'clip', 'slug', slugs);
    await writePrompts(writer, entries, ids);
    const idOf = ({ slug }: ClipEntry) => ids.get(slug) ?? 0;
    await writeRows(
      writer,
      'appearance',
      entries.flatMap((e) => appearanceRows(e, idOf(e), refs)),
    );
    await writeRows(
      writer,
      'rendition',
      entries.flatMap((e) => e.renditions.map((file) => renditionRow(file, idOf(e), now))),
    );
    await writeRelations(writer, entries, ids);
    return [...ids.values()];
  });
}
