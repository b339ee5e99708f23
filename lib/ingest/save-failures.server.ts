import 'server-only';
import { type Row, readIds, writeRows } from '@/lib/clips/bulk-write.server';
import type { ClipRecord } from '@/lib/clips/record-contracts.server';
import type { Writer } from '@/lib/db/database';
import type { Catalogue } from './catalogue-contract.server';

/** What goes wrong in a clip, as its record has it. */
export interface Failures {
  slug: string;
  failures: (Omit<ClipRecord['failures'][number], 'evidence'> & {
    evidence: Record<string, string | undefined>[];
  })[];
}

/** Entries of a catalogue with what it says goes wrong in them. */
export function withFailures<Entry extends { slug: string }>(
  entries: readonly Entry[],
  { failures }: Pick<Catalogue, 'failures'>,
): (Entry & Failures)[] {
  const bySlug = Map.groupBy(failures, ({ slug }) => slug);
  return entries.map((entry) => ({
    ...entry,
    failures: (bySlug.get(entry.slug) ?? []).map(({ kind, atSeconds, note, evidence }) => ({
      kind,
      atMs: atSeconds === null ? null : Math.round(atSeconds * 1000),
      note,
      evidence,
    })),
  }));
}

/** The rows of what goes wrong in a clip, in the record's order. */
export function failureRows({ failures }: Failures, clip_id: number): Row[] {
  return failures.map(({ kind, atMs, note, evidence }, position) => ({
    clip_id,
    kind,
    at_ms: atMs,
    note_en: note.en,
    note_zh: note.zh,
    evidence: JSON.stringify(evidence),
    position,
  }));
}

/** Writes what goes wrong in clips, in place of what was marked in them before. */
export async function saveFailures(writer: Writer, clips: readonly Failures[]): Promise<void> {
  const slugs = clips.map(({ slug }) => slug);
  const ids = await readIds(writer, 'clip', 'slug', slugs);
  for (const id of ids.values()) {
    await writer.run('DELETE FROM clip_failure WHERE clip_id = ?', [id]);
  }
  const rows = clips.flatMap((clip) => failureRows(clip, ids.get(clip.slug) ?? 0));
  await writeRows(writer, 'clip_failure', rows);
}
