import 'server-only';
import type { Reader } from '@/lib/db/database';
import { marks } from './bulk-write.server';
import type { ClipRecord } from './record-contracts.server';
import { shareKinds } from './share-print.server';

interface ClipRow {
  id: number;
  slug: string;
  model: string;
  capability: string;
  title_en: string;
  title_zh: string;
  source: string;
  batch: string | null;
  author: string | null;
  credit: string | null;
  published_on: string | null;
  published_at: number | null;
  certainty: ClipRecord['published']['certainty'];
  clock: ClipRecord['published']['clock'];
  duration_ms: number | null;
  width: number | null;
  height: number | null;
  aspect: string | null;
  has_sound: boolean | number | null;
  rights: string | null;
  page_url: string | null;
  media_url: string | null;
  note_en: string | null;
  note_zh: string | null;
  document: string | null;
  evidence: string;
  added_at: number;
  updated_at: number;
}

type Of<Part> = Part & { clip_id: number };
type Appearance = ClipRecord['appearances'][number];
type Failure = ClipRecord['failures'][number];
type File = ClipRecord['renditions'][number];
type Text = ClipRecord['prompt'][number]['texts'][number];

interface Notes {
  note_en: string | null;
  note_zh: string | null;
}

const both = ({ note_en, note_zh }: Notes) =>
  note_en === null || note_zh === null ? null : { en: note_en, zh: note_zh };
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
const isoOf = (ms: number) => new Date(ms).toISOString();

/** Rows of several clips by their clip, in the order they came. */
function byClip<Part>(rows: readonly Of<Part>[]): Map<number, Of<Part>[]> {
  return Map.groupBy(rows, (row) => row.clip_id);
}

async function readPrompts(reader: Reader, ids: readonly number[]) {
  const rows = await reader.rows<Of<Text & { part_id: number }>>(
    `SELECT p.clip_id, p.id AS part_id, t.language, t.text, t.origin FROM prompt_part p
     JOIN prompt_text t ON t.part_id = p.id WHERE p.clip_id IN (${marks(ids)})
     ORDER BY p.clip_id, p.position, t.id`,
    ids,
  );
  const prompts = new Map<number, ClipRecord['prompt']>();
  for (const [clipId, texts] of byClip(rows)) {
    const parts = Map.groupBy(texts, ({ part_id }) => part_id);
    const plain = [...parts.values()].map((part) => ({
      texts: part.map(({ language, text, origin }) => ({ language, text, origin })),
    }));
    prompts.set(clipId, plain);
  }
  return prompts;
}

async function readAppearances(reader: Reader, ids: readonly number[]) {
  type AppearanceRow = Omit<Appearance, 'note' | 'archiveUrl' | 'publishedOn' | 'publishedAt'> &
    Notes & {
      archive_url: string | null;
      published_on: string | null;
      published_at: number | null;
    };
  const rows = await reader.rows<Of<AppearanceRow>>(
    `SELECT p.clip_id, p.role, s.key AS source, p.channel, p.author, p.url, p.archive_url,
       p.published_on, p.published_at, p.clock, p.note_en, p.note_zh
     FROM appearance p LEFT JOIN source s ON s.id = p.source_id
     WHERE p.clip_id IN (${marks(ids)}) ORDER BY p.clip_id, p.position`,
    ids,
  );
  return byClip(
    rows.map((row): Of<Appearance> => {
      const { clip_id, role, source, channel, author, url, archive_url: archiveUrl, clock } = row;
      const when = { publishedOn: row.published_on, publishedAt: iso(row.published_at) };
      const where = { role, source, channel, author, url, archiveUrl };
      return { clip_id, ...where, ...when, clock, note: both(row) };
    }),
  );
}

async function readRelations(reader: Reader, ids: readonly number[], all: boolean) {
  return byClip(
    await reader.rows<Of<{ kind: string; slug: string }>>(
      `SELECT r.from_id AS clip_id, r.kind, c.slug FROM relation r JOIN clip c ON c.id = r.to_id
       WHERE r.from_id IN (${marks(ids)}) ${all ? '' : "AND c.status = 'public' "}ORDER BY r.from_id, r.id`,
      ids,
    ),
  );
}

async function readFailures(reader: Reader, ids: readonly number[]) {
  const rows = await reader.rows<
    Of<{ kind: string; at_ms: number | null; note_en: string; note_zh: string; evidence: string }>
  >(
    `SELECT clip_id, kind, at_ms, note_en, note_zh, evidence FROM clip_failure
     WHERE clip_id IN (${marks(ids)}) ORDER BY clip_id, position, id`,
    ids,
  );
  return byClip(
    rows.map(({ clip_id, kind, at_ms, note_en, note_zh, evidence }): Of<Failure> => {
      const note = { en: note_en, zh: note_zh };
      return { clip_id, kind, atMs: at_ms, note, evidence: JSON.parse(evidence) };
    }),
  );
}

/** Pictures for link previews are left out: every gallery draws its own. */
async function readFiles(reader: Reader, ids: readonly number[]) {
  type FileRow = Pick<File, 'kind' | 'hash' | 'extension' | 'type' | 'width' | 'height' | 'codec'> &
    Pick<File, 'thumbhash' | 'language' | 'recipe'> & {
      size_bytes: number;
      duration_ms: number | null;
      made_of: string | null;
      facts: string | null;
      frame_print: string | null;
      added_at: number;
    };
  const rows = await reader.rows<Of<FileRow>>(
    `SELECT clip_id, kind, hash, extension, type, size_bytes, width, height, duration_ms, codec,
       thumbhash, language, recipe, made_of, facts, frame_print, added_at
     FROM rendition WHERE clip_id IN (${marks(ids)})
       AND kind NOT IN ('${shareKinds.en}', '${shareKinds.zh}') ORDER BY clip_id, id`,
    ids,
  );
  return byClip(
    rows.map(
      (row): Of<File> => ({
        clip_id: row.clip_id,
        kind: row.kind,
        hash: row.hash,
        extension: row.extension,
        type: row.type,
        sizeBytes: row.size_bytes,
        width: row.width,
        height: row.height,
        durationMs: row.duration_ms,
        codec: row.codec,
        thumbhash: row.thumbhash,
        language: row.language,
        recipe: row.recipe,
        madeOf: row.made_of,
        facts: row.facts === null ? null : JSON.parse(row.facts),
        framePrint: row.frame_print,
        addedAt: isoOf(row.added_at),
      }),
    ),
  );
}

function without<Part>(rows: readonly Of<Part>[] | undefined): Part[] {
  return (rows ?? []).map(({ clip_id, ...part }) => part as Part);
}

/** Every fact of clips by id (some hundreds at once), as records; ids that are no clip's are absent. With `all` relations lead to clips that are not public, too. */
export async function readClipRecords(
  reader: Reader,
  ids: readonly number[],
  { all = false }: { all?: boolean } = {},
): Promise<Map<number, ClipRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.rows<ClipRow>(
    `SELECT c.id, c.slug, c.model, c.capability, c.title_en, c.title_zh, s.key AS source,
       b.key AS batch, a.key AS author, c.credit, c.published_on, c.published_at, c.certainty,
       c.clock, c.duration_ms, c.width, c.height, c.aspect, c.has_sound, c.rights, c.page_url,
       c.media_url, c.note_en, c.note_zh, c.document, c.evidence, c.added_at, c.updated_at
     FROM clip c JOIN source s ON s.id = c.source_id LEFT JOIN batch b ON b.id = c.batch_id
     LEFT JOIN author a ON a.id = c.author_id WHERE c.id IN (${marks(ids)})`,
    ids,
  );
  const prompts = await readPrompts(reader, ids);
  const appearances = await readAppearances(reader, ids);
  const relations = await readRelations(reader, ids, all);
  const failures = await readFailures(reader, ids);
  const files = await readFiles(reader, ids);
  const toRecord = (row: ClipRow): ClipRecord => ({
    record: 'clip',
    slug: row.slug,
    order: row.id,
    model: row.model,
    capability: row.capability,
    title: { en: row.title_en, zh: row.title_zh },
    prompt: prompts.get(row.id) ?? [],
    source: row.source,
    batch: row.batch,
    author: row.author,
    credit: row.credit,
    published: {
      on: row.published_on,
      at: iso(row.published_at),
      certainty: row.certainty,
      clock: row.clock,
    },
    durationSeconds: row.duration_ms === null ? null : row.duration_ms / 1000,
    width: row.width,
    height: row.height,
    aspect: row.aspect,
    hasSound: row.has_sound === null ? null : Boolean(row.has_sound),
    rights: row.rights,
    addresses: { page: row.page_url, media: row.media_url },
    appearances: without(appearances.get(row.id)),
    document: row.document === null ? null : JSON.parse(row.document),
    notes: both(row),
    relations: without(relations.get(row.id)),
    failures: without(failures.get(row.id)),
    evidence: JSON.parse(row.evidence),
    renditions: without(files.get(row.id)),
    addedAt: isoOf(row.added_at),
    updatedAt: isoOf(row.updated_at),
  });
  return new Map(rows.map((row) => [row.id, toRecord(row)]));
}
