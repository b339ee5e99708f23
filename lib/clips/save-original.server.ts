import 'server-only';
import type { Database, Writer } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import type { FileFacts } from '@/lib/media/file-facts.server';
import type { MadeFile } from '@/lib/media/made-file';
import { writeRows } from './bulk-write.server';
import { renditionRow } from './clip-rows.server';
import {
  type Contradiction,
  compareMeasures,
  listUnknown,
  type Measures,
} from './compare-measures';
import { findOrphans } from './find-orphans.server';
import { refreshClips } from './refresh-clips.server';

/** A verified original in the store, what was measured of it, and what was made of it. */
export interface StoredOriginal {
  hash: string;
  extension: string;
  type: string;
  sizeBytes: number;
  width: number;
  height: number;
  durationMs: number;
  codec: string;
  hasSound: boolean;
  aspect: string | null;
  facts: FileFacts;
  /** The look of its frames, and by which recipe all that can be was made of it; null until then. */
  framePrint: string | null;
  recipe: string | null;
  /** The files made of it; null where the clip has a larger original and keeps what is made of that. */
  made: readonly MadeFile[] | null;
}

/** What noting an original did. */
export interface SavedOriginal {
  /** `renewed`: the clip had these bytes already, and what is made of them changed. */
  outcome: 'stored' | 'renewed';
  contradictions: Contradiction[];
  /** Files that nothing names any longer: they may be taken out of the store. */
  orphans: { hash: string; extension: string }[];
}

interface ClipRow extends Measures {
  id: number;
  evidence: string;
}

/**
 * Notes a stored original and what was made of it on its clip in one transaction: its measures fill
 * what was unknown, with the file as their evidence, and overrule nothing; its card follows. Refuses
 * a slug that is no clip's.
 */
export async function saveOriginal(
  database: Database,
  slug: string,
  original: StoredOriginal,
): Promise<SavedOriginal> {
  const now = Date.now();
  return database.write(async (writer) => {
    const clip = await readClip(writer, slug);
    const measured = measuresOf(original);
    const outcome = (await isNoted(writer, clip.id, original.hash)) ? 'renewed' : 'stored';
    const before = await readMade(writer, clip.id);
    await refreshClips(writer, [clip.id], async () => {
      await writeFiles(writer, clip.id, original, now);
      await fillUnknown(writer, clip, original, now);
      return [clip.id];
    });
    return {
      outcome,
      contradictions: compareMeasures(clip, measured),
      orphans:
        original.made === null ? [] : await findOrphans(writer, [...before, ...original.made]),
    };
  });
}

function measuresOf(original: StoredOriginal): Measures {
  const { durationMs: duration_ms, width, height, aspect, hasSound: has_sound } = original;
  return { duration_ms, width, height, aspect, has_sound };
}

async function readClip(writer: Writer, slug: string): Promise<ClipRow> {
  const [clip] = await writer.rows<ClipRow>(
    `SELECT id, duration_ms, width, height, aspect, has_sound, evidence FROM clip WHERE slug = ?`,
    [slug],
  );
  if (clip === undefined) throw new Problem('not_found', `There is no clip “${slug}”.`);
  return clip;
}

async function isNoted(writer: Writer, clipId: number, hash: string): Promise<boolean> {
  const rows = await writer.rows(
    "SELECT id FROM rendition WHERE clip_id = ? AND kind = 'original' AND hash = ?",
    [clipId, hash],
  );
  return rows.length > 0;
}

/** What was made of a clip's originals; an original itself is made of nothing. */
function readMade(writer: Writer, clipId: number) {
  return writer.rows<{ hash: string; extension: string }>(
    'SELECT hash, extension FROM rendition WHERE clip_id = ? AND made_of IS NOT NULL',
    [clipId],
  );
}

/** Captions that came in a file of their own stay before those that the film carries. */
async function writeFiles(writer: Writer, clipId: number, original: StoredOriginal, now: number) {
  const { hash, recipe, made } = original;
  const row = renditionRow({ ...original, kind: 'original', thumbhash: null }, clipId, now);
  await writeRows(writer, 'rendition', [row], ['clip_id', 'kind', 'hash']);
  if (made === null) return;
  await writer.run('DELETE FROM rendition WHERE clip_id = ? AND made_of IS NOT NULL', [clipId]);
  const given = await writer.rows<{ language: string | null }>(
    "SELECT language FROM rendition WHERE clip_id = ? AND kind = 'captions'",
    [clipId],
  );
  const kept = made.filter(({ kind, language }) => {
    return kind !== 'captions' || !given.some((one) => one.language === language);
  });
  const rows = kept.map((file) => renditionRow({ ...file, recipe, madeOf: hash }, clipId, now));
  await writeRows(writer, 'rendition', rows);
}

/** Only what is null is written; the file is named as the evidence of just that. */
async function fillUnknown(writer: Writer, clip: ClipRow, original: StoredOriginal, now: number) {
  const { duration_ms, width, height, aspect, has_sound } = measuresOf(original);
  const unknown = listUnknown(clip);
  const evidence: Record<string, string>[] = JSON.parse(clip.evidence);
  if (unknown.length > 0) {
    const what = `${unknown.join(', ')}: measured in the stored original`;
    evidence.push({ file: `${original.hash}.${original.extension}`, what });
  }
  await writer.run(
    `UPDATE clip SET duration_ms = coalesce(duration_ms, ?), width = coalesce(width, ?),
       height = coalesce(height, ?), aspect = coalesce(aspect, ?),
       has_sound = coalesce(has_sound, ?), evidence = ?, updated_at = ? WHERE id = ?`,
    [
      duration_ms,
      width,
      height,
      aspect,
      has_sound === null ? null : Boolean(has_sound),
      JSON.stringify(evidence),
      now,
      clip.id,
    ],
  );
}
