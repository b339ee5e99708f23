import 'server-only';
import { createHash } from 'node:crypto';
import { type Row, readIds, writeRows } from '@/lib/clips/bulk-write.server';
import type { ClipEntry, RenditionEntry } from '@/lib/clips/clip-entry';
import { markEveryClip } from '@/lib/clips/mark-terms.server';
import { saveClips } from '@/lib/clips/save-clips.server';
import { saveTerms } from '@/lib/clips/save-terms.server';
import type { TermEntry } from '@/lib/clips/term-entry';
import type { Database, Writer } from '@/lib/db/database';
import type { Catalogue } from './catalogue-contract.server';
import { keepCurated } from './keep-curated.server';
import { toTermEntry } from './lexicon-contract.server';
import { readRecords } from './read-record.server';
import { collectionRow, sourceRow } from './reference-rows.server';
import { saveExplainers } from './save-explainers.server';
import { saveFailures, withFailures } from './save-failures.server';

/** The name under which the database keeps the hash of the seed it holds. */
const STAMP = 'seed';
/** Raised when what a save writes (cards, search tokens) changes although the seed does not. */
const SAVE_REVISION = 3;

/** What a seeding did: `same` when the database held this very seed already. */
export interface SeedOutcome {
  outcome: 'saved' | 'same';
  clips: number;
  explainers: number;
}

function fingerprint(catalogue: Catalogue, standIns: Map<string, RenditionEntry[]>): string {
  return createHash('sha256')
    .update(JSON.stringify([SAVE_REVISION, catalogue, [...standIns]]))
    .digest('hex');
}

const FROM_SEED = { origin: 'seed', place: null } as const;

async function saveReferences(writer: Writer, catalogue: Catalogue): Promise<void> {
  const sources = await keepCurated(writer, 'source', FROM_SEED, catalogue.sources);
  const batches = await keepCurated(writer, 'batch', FROM_SEED, catalogue.batches);
  const authors = await keepCurated(writer, 'author', FROM_SEED, catalogue.authors);
  const sourceRows = sources.map((source, position) => sourceRow({ ...source, position }));
  await writeRows(writer, 'source', sourceRows, ['key']);
  const ids = await readIds(
    writer,
    'source',
    'key',
    sources.map(({ key }) => key),
  );
  const batchRows = batches.map(({ key, source, documentDate, heading }, position): Row => {
    const source_id = ids.get(source) ?? null;
    return { key, source_id, document_date: documentDate, heading, position };
  });
  await writeRows(writer, 'batch', batchRows, ['key']);
  await writeRows(
    writer,
    'author',
    authors.map((author): Row => ({ ...author })),
    ['key'],
  );
}

async function saveCollections(writer: Writer, catalogue: Catalogue): Promise<void> {
  const collections = await keepCurated(writer, 'collection', FROM_SEED, catalogue.collections);
  const rows = collections.map((collection, position) =>
    collectionRow({ ...collection, position }),
  );
  await writeRows(writer, 'collection', rows, ['key']);
  const lists = await readIds(
    writer,
    'collection',
    'key',
    collections.map(({ key }) => key),
  );
  for (const { key, entries } of collections) {
    const collection_id = lists.get(key) ?? 0;
    const clips = await readIds(
      writer,
      'clip',
      'slug',
      entries.map(({ slug }) => slug),
    );
    await writer.run('DELETE FROM collection_clip WHERE collection_id = ?', [collection_id]);
    const entryRows = entries.map(({ slug, heading, section, file, printed }, position): Row => {
      const clip_id = clips.get(slug) ?? 0;
      return { collection_id, clip_id, position, heading, section, file, printed };
    });
    await writeRows(writer, 'collection_clip', entryRows);
  }
}

/** The seed's terms, as far as no curator wrote them otherwise, and those that only curators wrote. */
async function keepCuratedTerms(writer: Writer, { terms }: Catalogue): Promise<TermEntry[]> {
  const entries = terms.map((term) => {
    const { key, family, name, ...wordings } = toTermEntry(term);
    return { key, family, name, wordings };
  });
  const kept = await keepCurated(writer, 'term', FROM_SEED, entries);
  const curated = await writer.rows<{ key: string }>(
    "SELECT DISTINCT key FROM curated_field WHERE kind = 'term'",
  );
  const seeded = new Set(entries.map(({ key }) => key));
  const beyond = curated.map(({ key }) => key).filter((key) => !seeded.has(key));
  const added = beyond.length === 0 ? [] : (await readRecords(writer, 'term', beyond)).values();
  return [...kept, ...added].map(({ key, family, name, wordings }) => {
    // As the contract of terms at the desk has them.
    return { key, family, name, ...(wordings as object) } as TermEntry;
  });
}

/**
 * Saves a whole catalogue with its stand-ins in one transaction, or nothing. Idempotent: a database
 * that holds this very seed is left as it is, its version too.
 */
export async function saveCatalogue(
  database: Database,
  catalogue: Catalogue,
  standIns: Map<string, RenditionEntry[]>,
): Promise<SeedOutcome> {
  const print = fingerprint(catalogue, standIns);
  const counts = { clips: catalogue.clips.length, explainers: catalogue.explainers.length };
  const [stamp] = await database.rows<{ value: string }>('SELECT value FROM stamp WHERE name = ?', [
    STAMP,
  ]);
  if (stamp?.value === print) return { outcome: 'same', ...counts };
  const now = Date.now();
  // Last in the files is first in: among clips of one day the newest-first wall keeps the files' order.
  const entries = catalogue.clips
    .map((clip): ClipEntry => ({ ...clip, renditions: standIns.get(clip.slug) ?? [] }))
    .reverse();
  await database.write(async (writer) => {
    await saveReferences(writer, catalogue);
    const isRenewed = await saveTerms(writer, await keepCuratedTerms(writer, catalogue));
    const marked = withFailures(entries, catalogue);
    const kept = await keepCurated(writer, 'clip', FROM_SEED, marked);
    await saveClips(writer, kept, now);
    // The clips above are marked already; those that came another way are not.
    if (isRenewed) await markEveryClip(writer);
    await saveFailures(writer, kept);
    await saveCollections(writer, catalogue);
    const explainers = await keepCurated(writer, 'explainer', FROM_SEED, catalogue.explainers);
    await saveExplainers(
      writer,
      explainers.map((one, position) => ({ ...one, position })),
    );
    await writeRows(writer, 'stamp', [{ name: STAMP, value: print, at: now }], ['name']);
  });
  return { outcome: 'saved', ...counts };
}
