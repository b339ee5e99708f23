import 'server-only';
import { instantInZone } from '@/lib/format/zone-days';
import type { Row } from './bulk-write.server';
import type { ClipEntry, RenditionEntry } from './clip-entry';

/** The ids that entries' keys stand for. */
export interface References {
  sources: Map<string, number>;
  zones: Map<string, string>;
  batches: Map<string, number>;
  authors: Map<string, number>;
}

/** Facts that a stored original proved; an entry that does not know them leaves them standing. */
export interface Measured {
  duration_ms: number | null;
  width: number | null;
  height: number | null;
  aspect: string | null;
  has_sound: boolean | number | null;
  evidence: string;
  added_at: number;
}

const ms = (iso: string | null) => (iso === null ? null : Date.parse(iso));

/** The instant, else noon of the printed day in the source's zone, else 0. */
export function sortInstant(published: ClipEntry['published'], zone: string): number {
  if (published.at !== null) return Date.parse(published.at);
  return published.on === null ? 0 : instantInZone(published.on, 12, zone);
}

/** The id a key stands for; an unknown key stops the save. */
export function found(map: Map<string, number>, key: string, what: string, slug: string): number {
  const id = map.get(key);
  if (id === undefined)
    throw new Error(`Clip “${slug}” names the ${what} “${key}”, which is unknown.`);
  return id;
}

/** What stored files are evidence of; an entry knows nothing of them. */
function fileEvidence(old: Measured | undefined): ClipEntry['evidence'] {
  const all: ClipEntry['evidence'] = old === undefined ? [] : JSON.parse(old.evidence);
  return all.filter(({ file }) => file !== undefined);
}

/** The row of `clip`, without its status: a new one is public, a known one stays what a curator made it. What the entry does not know and a stored original measured stays. */
export function clipRow(
  entry: ClipEntry,
  refs: References,
  old: Measured | undefined,
  now: number,
): Row {
  const { slug, published } = entry;
  const zone = refs.zones.get(entry.source) ?? 'UTC';
  const duration = entry.durationSeconds === null ? null : Math.round(entry.durationSeconds * 1000);
  return {
    slug,
    model: entry.model,
    capability: entry.capability,
    source_id: found(refs.sources, entry.source, 'source', slug),
    batch_id: entry.batch === null ? null : found(refs.batches, entry.batch, 'batch', slug),
    author_id: entry.author === null ? null : found(refs.authors, entry.author, 'author', slug),
    credit: entry.credit,
    title_en: entry.title.en,
    title_zh: entry.title.zh,
    published_on: published.on,
    published_at: ms(published.at),
    certainty: published.certainty,
    clock: published.clock,
    sort_at: sortInstant(published, zone),
    duration_ms: duration ?? old?.duration_ms ?? null,
    width: entry.width ?? old?.width ?? null,
    height: entry.height ?? old?.height ?? null,
    aspect: entry.aspect ?? old?.aspect ?? null,
    has_sound: entry.hasSound ?? (old?.has_sound == null ? null : Boolean(old.has_sound)),
    page_url: entry.addresses.page,
    media_url: entry.addresses.media,
    note_en: entry.notes?.en ?? null,
    note_zh: entry.notes?.zh ?? null,
    document: entry.document === null ? null : JSON.stringify(entry.document),
    evidence: JSON.stringify([...entry.evidence, ...fileEvidence(old)]),
    // Made by refreshClips, in the same transaction.
    card: '',
    has_prompt: false,
    has_original: false,
    added_at: old?.added_at ?? now,
    updated_at: now,
  };
}

/** The rows of the provenance ledger, in the entry's order. */
export function appearanceRows(entry: ClipEntry, clipId: number, refs: References): Row[] {
  return entry.appearances.map((one, position) => ({
    clip_id: clipId,
    position,
    role: one.role,
    source_id: one.source === null ? null : found(refs.sources, one.source, 'source', entry.slug),
    channel: one.channel,
    author: one.author,
    url: one.url,
    archive_url: one.archiveUrl,
    published_on: one.publishedOn,
    published_at: ms(one.publishedAt),
    clock: one.clock,
    note_en: one.note?.en ?? null,
    note_zh: one.note?.zh ?? null,
  }));
}

/** The row of `rendition` for one file of a clip. */
export function renditionRow(file: RenditionEntry, clipId: number, addedAt: number): Row {
  return {
    clip_id: clipId,
    kind: file.kind,
    hash: file.hash,
    extension: file.extension,
    type: file.type,
    size_bytes: file.sizeBytes,
    width: file.width,
    height: file.height,
    duration_ms: file.durationMs,
    codec: file.codec,
    thumbhash: file.thumbhash,
    language: file.language ?? null,
    recipe: file.recipe ?? null,
    made_of: file.madeOf ?? null,
    facts: file.facts == null ? null : JSON.stringify(file.facts),
    frame_print: file.framePrint ?? null,
    added_at: addedAt,
  };
}
