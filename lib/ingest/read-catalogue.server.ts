import 'server-only';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { checkCatalogue } from '@/lib/ingest/catalogue-checks.server';
import {
  type Catalogue,
  type CatalogueClip,
  catalogueAuthor,
  catalogueBatch,
  catalogueClip,
  catalogueCollection,
  catalogueExplainer,
  catalogueSource,
} from '@/lib/ingest/catalogue-contract.server';
import { CatalogueFault, type CatalogueFaultEntry } from '@/lib/ingest/catalogue-fault.server';
import { catalogueFailure } from '@/lib/ingest/failure-contract.server';
import { checkLexicon } from '@/lib/ingest/lexicon-checks.server';
import { readLexicon } from '@/lib/ingest/read-lexicon.server';
import { readRecords, wholeFile } from '@/lib/ingest/read-records.server';

/** Files of `catalogue/` that hold no clips; every other `*.json` there is a clip file. */
const TABLES = ['authors.json', 'batches.json', 'collections.json', 'sources.json'];

/**
 * Reads a whole seed folder (`catalogue/*.json`, `explainers.json`, `lexicon/*.json`,
 * `failures.json`) and cross-checks it. Refuses the
 * whole with one CatalogueFault that names every faulty file, record and field.
 */
export async function readCatalogue(folder: string): Promise<Catalogue> {
  const faults: CatalogueFaultEntry[] = [];
  const read = <T>(file: string, record: z.ZodType<T>) =>
    readRecords({ folder, faults }, file, record);

  const files = await readdir(join(folder, 'catalogue')).catch(() => []);
  const clipFiles = files
    .filter((name) => name.endsWith('.json') && !TABLES.includes(name))
    .sort()
    .map((name) => `catalogue/${name}`);
  if (clipFiles.length === 0) {
    faults.push(wholeFile('catalogue/', 'a folder with at least one clip file', 'none'));
  }
  const clips: { file: string; rows: (CatalogueClip | null)[] }[] = [];
  for (const file of clipFiles) clips.push({ file, rows: await read(file, catalogueClip) });
  const tables = {
    sources: await read('catalogue/sources.json', catalogueSource),
    batches: await read('catalogue/batches.json', catalogueBatch),
    authors: await read('catalogue/authors.json', catalogueAuthor),
    collections: await read('catalogue/collections.json', catalogueCollection),
    explainers: await read('explainers.json', catalogueExplainer),
    terms: await readLexicon({ folder, faults }),
    failures: await readRecords({ folder, faults }, 'failures.json', catalogueFailure, true),
  };

  // A record that broke its contract would only be reported again as missing.
  if (faults.length > 0) throw new CatalogueFault(faults);
  const sound = {
    clips: clips.map(({ file, rows }) => ({ file, rows: keepSound(rows) })),
    sources: keepSound(tables.sources),
    batches: keepSound(tables.batches),
    authors: keepSound(tables.authors),
    collections: keepSound(tables.collections),
    explainers: keepSound(tables.explainers),
    terms: keepSound(tables.terms),
    failures: keepSound(tables.failures),
  };
  faults.push(...checkCatalogue(sound), ...checkLexicon(sound.terms));
  if (faults.length > 0) throw new CatalogueFault(faults);
  return { ...sound, clips: sound.clips.flatMap(({ rows }) => rows) };
}

function keepSound<T>(rows: (T | null)[]): T[] {
  return rows.filter((row) => row !== null);
}
