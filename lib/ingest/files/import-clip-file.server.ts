import 'server-only';
import { readIds } from '@/lib/clips/bulk-write.server';
import type { Contradiction } from '@/lib/clips/compare-measures';
import { findOriginal } from '@/lib/clips/find-original.server';
import { listPrints } from '@/lib/clips/list-prints.server';
import { saveOriginal } from '@/lib/clips/save-original.server';
import type { Database } from '@/lib/db/database';
import { CannotDraw } from '@/lib/media/draw-share-pictures.server';
import {
  type ImportDesk,
  type ImportOutcome,
  type ImportStep,
  importBytes,
  importOriginal,
} from '@/lib/media/import-original.server';
import { PrintIndex } from '@/lib/media/index-prints';
import { type MediaKey, parseMediaKey } from '@/lib/media/media-key';
import type { MediaStore } from '@/lib/media/media-store';
import { renewSharePictures } from './renew-share-pictures.server';

/** What an import works with, and how. */
export interface ImportTools {
  database: Database;
  store: MediaStore;
  /** Examine only: nothing is stored, nothing noted. */
  dryRun: boolean;
  /** Store originals only; posters and renditions wait for a later import. */
  bare: boolean;
  told?: (step: ImportStep) => void;
}

/** How a clip's file came in, and what is to be said of it. */
export interface ClipImport {
  outcome: ImportOutcome;
  /** Where the file is not what the clip is said to be: the clip was left as it is. */
  contradictions: Contradiction[];
  /** Clips whose originals are the same bytes or look the same. */
  twins: string[];
}

/**
 * Imports a file as the original of a clip: a path, or bytes from anywhere (an address, say), which
 * are read once. Throws `Refusal` for what is no whole clip that browsers can be given.
 */
export async function importClipFile(
  source: string | AsyncIterable<Uint8Array>,
  slug: string,
  tools: ImportTools,
): Promise<ClipImport> {
  const { database, store, dryRun, bare, told } = tools;
  let contradictions: Contradiction[] = [];
  const desk: ImportDesk = {
    store,
    dryRun,
    bare,
    ...(told === undefined ? {} : { told }),
    find: (hash) => findOriginal(database, slug, hash),
    async save(original) {
      const saved = await saveOriginal(database, slug, original);
      contradictions = saved.contradictions;
      return saved.orphans
        .map(({ hash, extension }) => parseMediaKey(`${hash}.${extension}`))
        .filter((key): key is MediaKey => key !== null);
    },
  };
  const outcome = await (typeof source === 'string'
    ? importOriginal(source, desk)
    : importBytes(source, desk));
  const isNew = outcome.outcome === 'stored' || outcome.outcome === 'renewed';
  const twins = isNew ? await findTwinSlugs(database, slug, outcome.original.hash) : [];
  if (isNew && !bare) await renewPictures(database, store, slug);
  return { outcome, contradictions, twins };
}

/** Where nothing can be drawn, the clip's poster is its picture for link previews. */
async function renewPictures(database: Database, store: MediaStore, slug: string): Promise<void> {
  const ids = [...(await readIds(database, 'clip', 'slug', [slug])).values()];
  await renewSharePictures({ database, store }, ids).catch((thrown: unknown) => {
    if (!(thrown instanceof CannotDraw)) throw thrown;
  });
}

async function findTwinSlugs(database: Database, slug: string, hash: string): Promise<string[]> {
  const originals = await listPrints(database);
  const index = new PrintIndex();
  for (const one of originals) index.add(one);
  const own = originals.find((one) => one.slug === slug && one.hash === hash);
  const like = own === undefined ? [] : index.listLike(own);
  const slugs = new Set(like.map(({ printed }) => printed.slug));
  slugs.delete(slug);
  return [...slugs];
}
