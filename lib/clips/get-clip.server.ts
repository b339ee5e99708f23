import 'server-only';
import type { Database, Reader } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import type { Appearance, ClipDetail, ClipItem, Rendition } from './contracts.server';
import { isWithdrawn } from './find-withdrawn.server';
import { mediaPath } from './paths';
import { readVersion } from './read-version.server';
import { isOutgrown } from './share-print.server';

interface ClipRow {
  card: string;
  clock: ClipDetail['clock'];
  page_url: string | null;
  media_url: string | null;
  rights: string | null;
  note_en: string | null;
  note_zh: string | null;
  document: string | null;
  evidence: string;
  added_at: number;
  updated_at: number;
  zone: string;
  source_url: string | null;
  heading: string | null;
  document_date: string | null;
  author_url: string | null;
}

interface AppearanceRow extends Pick<Appearance, 'role' | 'channel' | 'author' | 'url' | 'clock'> {
  source: string | null;
  archive_url: string | null;
  published_on: string | null;
  published_at: number | null;
  note_en: string | null;
  note_zh: string | null;
}

interface RenditionRow
  extends Pick<Rendition, 'kind' | 'type' | 'width' | 'height' | 'codec' | 'language'> {
  hash: string;
  extension: string;
  size_bytes: number;
  duration_ms: number | null;
  made_of: string | null;
  facts: string | null;
}

interface RelationRow {
  kind: string;
  direction: 'from' | 'to';
  slug: string;
  title_en: string;
  title_zh: string;
}

const both = (en: string | null, zh: string | null) =>
  en === null || zh === null ? null : { en, zh };
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

async function readClip(reader: Reader, slug: string): Promise<ClipRow | undefined> {
  const rows = await reader.rows<ClipRow>(
    `SELECT c.card, c.clock, c.page_url, c.media_url, c.rights, c.note_en, c.note_zh,
       c.document, c.evidence, c.added_at, c.updated_at, s.zone, s.url AS source_url,
       b.heading, b.document_date, a.url AS author_url
     FROM clip c JOIN source s ON s.id = c.source_id LEFT JOIN batch b ON b.id = c.batch_id
     LEFT JOIN author a ON a.id = c.author_id WHERE c.slug = ? AND c.status = 'public'`,
    [slug],
  );
  return rows[0];
}

/** By the slug, so that all that is known of a clip is asked for at once. */
const CLIP_ID = '(SELECT id FROM clip WHERE slug = ?)';

async function readAppearances(reader: Reader, slug: string): Promise<Appearance[]> {
  const rows = await reader.rows<AppearanceRow>(
    `SELECT p.role, s.key AS source, p.channel, p.author, p.url, p.archive_url, p.published_on,
       p.published_at, p.clock, p.note_en, p.note_zh
     FROM appearance p LEFT JOIN source s ON s.id = p.source_id
     WHERE p.clip_id = ${CLIP_ID} ORDER BY p.position`,
    [slug],
  );
  return rows.map((row) => ({
    role: row.role,
    source: row.source,
    channel: row.channel,
    author: row.author,
    url: row.url,
    archiveUrl: row.archive_url,
    publishedOn: row.published_on,
    publishedAt: iso(row.published_at),
    clock: row.clock,
    note: both(row.note_en, row.note_zh),
  }));
}

function readRenditions(reader: Reader, slug: string): Promise<RenditionRow[]> {
  return reader.rows<RenditionRow>(
    `SELECT kind, hash, extension, type, size_bytes, width, height, duration_ms, codec, language,
       made_of, facts
     FROM rendition WHERE clip_id = ${CLIP_ID} ORDER BY kind, width DESC, language, id`,
    [slug],
  );
}

function showRenditions(rows: readonly RenditionRow[], card: ClipItem): Rendition[] {
  // A picture with words in it is drawn anew a while after they changed.
  const shown = rows.filter((row) => !isOutgrown(card, row.kind, row.made_of));
  return shown.map((row) => ({
    kind: row.kind,
    url: mediaPath(row.hash, row.extension),
    type: row.type,
    sizeBytes: row.size_bytes,
    width: row.width,
    height: row.height,
    durationSeconds: row.duration_ms === null ? null : row.duration_ms / 1000,
    codec: row.codec,
    language: row.language,
    facts: row.facts === null ? null : JSON.parse(row.facts),
  }));
}

async function readRelations(reader: Reader, slug: string): Promise<ClipDetail['relations']> {
  const rows = await reader.rows<RelationRow>(
    `SELECT r.kind, 'from' AS direction, c.slug, c.title_en, c.title_zh FROM relation r
       JOIN clip c ON c.id = r.to_id WHERE r.from_id = ${CLIP_ID} AND c.status = 'public'
     UNION ALL
     SELECT r.kind, 'to' AS direction, c.slug, c.title_en, c.title_zh FROM relation r
       JOIN clip c ON c.id = r.from_id WHERE r.to_id = ${CLIP_ID} AND c.status = 'public'`,
    [slug, slug],
  );
  return rows.map(({ kind, direction, slug, title_en, title_zh }) => ({
    kind,
    direction,
    slug,
    titles: { en: title_en, zh: title_zh },
  }));
}

async function readFailures(reader: Reader, slug: string): Promise<ClipDetail['failures']> {
  const rows = await reader.rows<{
    kind: string;
    at_ms: number | null;
    note_en: string;
    note_zh: string;
  }>(
    `SELECT kind, at_ms, note_en, note_zh FROM clip_failure WHERE clip_id = ${CLIP_ID}
     ORDER BY at_ms IS NULL, at_ms, position, id`,
    [slug],
  );
  return rows.map(({ kind, at_ms, note_en, note_zh }) => ({
    kind,
    atSeconds: at_ms === null ? null : at_ms / 1000,
    note: { en: note_en, zh: note_zh },
  }));
}

/** Everything that is known of one public clip; throws `gone` for one that was taken down, `not_found` for any other slug. */
export async function getClip(
  database: Database,
  slug: string,
): Promise<{ clip: ClipDetail; version: number }> {
  return database.snapshot((reader) => getClipIn(reader, slug));
}

/** The same for whoever reads more of one state of the data. */
export async function getClipIn(
  reader: Reader,
  slug: string,
): Promise<{ clip: ClipDetail; version: number }> {
  const [row, appearances, relations, renditions, failures, version] = await Promise.all([
    readClip(reader, slug),
    readAppearances(reader, slug),
    readRelations(reader, slug),
    readRenditions(reader, slug),
    readFailures(reader, slug),
    readVersion(reader),
  ]);
  if (row === undefined) {
    if (await isWithdrawn(reader, slug)) throw new Problem('gone', `“${slug}” was taken down.`);
    throw new Problem('not_found', `There is no clip “${slug}”.`);
  }
  const card = JSON.parse(row.card) as ClipItem;
  const clip: ClipDetail = {
    ...card,
    clock: row.clock,
    zone: row.zone,
    pageUrl: row.page_url,
    mediaUrl: row.media_url,
    rights: row.rights,
    note: both(row.note_en, row.note_zh),
    batchHeading: row.heading,
    batchDate: row.document_date,
    authorUrl: row.author_url,
    sourceUrl: row.source_url,
    document: row.document === null ? null : JSON.parse(row.document),
    appearances,
    relations,
    renditions: showRenditions(renditions, card),
    failures,
    evidence: JSON.parse(row.evidence),
    addedAt: new Date(row.added_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
  return { clip, version };
}
