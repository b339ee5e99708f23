import 'server-only';
import { type Row, readIds, writeRows } from '@/lib/clips/bulk-write.server';
import type { RecordOf } from '@/lib/clips/record-contracts.server';
import type { Writer } from '@/lib/db/database';
import { explainerRow } from './reference-rows.server';

/** An explainer as a catalogue or a file of records has it, at its place in the list. */
export interface ExplainerEntry
  extends Omit<RecordOf<'explainer'>, 'record' | 'paper' | 'evidence'> {
  paper: unknown;
  evidence: unknown;
}

/** What an explainer names that is not there: which field of which, and the name. */
interface Missing {
  slug: string;
  field: string;
  what: 'clip' | 'batch';
  name: string;
}

/** Saves explainers by their slugs, with the clips they are about; tells what they name and is not there. */
export async function saveExplainers(
  writer: Writer,
  entries: readonly ExplainerEntry[],
): Promise<Missing[]> {
  const missing: Missing[] = [];
  const batchKeys = entries.flatMap(({ batch }) => batch ?? []);
  const batches = await readIds(writer, 'batch', 'key', [...new Set(batchKeys)]);
  const rows = entries.map((one): Row => {
    const batch_id = one.batch === null ? null : (batches.get(one.batch) ?? null);
    if (one.batch !== null && batch_id === null) {
      missing.push({ slug: one.slug, field: 'batch', what: 'batch', name: one.batch });
    }
    return { ...explainerRow(one), batch_id };
  });
  await writeRows(writer, 'explainer', rows, ['slug']);
  const ids = await readIds(
    writer,
    'explainer',
    'slug',
    entries.map(({ slug }) => slug),
  );
  const clips = await readIds(writer, 'clip', 'slug', [
    ...new Set(entries.flatMap(({ clips }) => clips)),
  ]);
  const named: Row[] = [];
  for (const { slug, clips: slugs } of entries) {
    const explainer_id = ids.get(slug) ?? 0;
    await writer.run('DELETE FROM explainer_clip WHERE explainer_id = ?', [explainer_id]);
    for (const [position, name] of slugs.entries()) {
      const clip_id = clips.get(name);
      if (clip_id === undefined) {
        missing.push({ slug, field: `clips[${position}]`, what: 'clip', name });
      } else named.push({ explainer_id, clip_id, position });
    }
  }
  await writeRows(writer, 'explainer_clip', named);
  return missing;
}
