import 'server-only';
import { type Row, readIds, writeRows } from '@/lib/clips/bulk-write.server';
import type { Writer } from '@/lib/db/database';
import type { Catalogue } from './catalogue-contract.server';

/** Writes what goes wrong in the catalogue's clips, in place of what was marked in them before. */
export async function saveFailures(
  writer: Writer,
  { clips, failures }: Pick<Catalogue, 'clips' | 'failures'>,
): Promise<void> {
  const slugs = clips.map(({ slug }) => slug);
  const ids = await readIds(writer, 'clip', 'slug', slugs);
  for (const id of ids.values()) {
    await writer.run('DELETE FROM clip_failure WHERE clip_id = ?', [id]);
  }
  const rows = failures.map(
    ({ slug, kind, atSeconds, note, evidence }, position): Row => ({
      clip_id: ids.get(slug) ?? 0,
      kind,
      at_ms: atSeconds === null ? null : Math.round(atSeconds * 1000),
      note_en: note.en,
      note_zh: note.zh,
      evidence: JSON.stringify(evidence),
      position,
    }),
  );
  await writeRows(writer, 'clip_failure', rows);
}
