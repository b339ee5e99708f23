import 'server-only';
import { readdir, readFile } from 'node:fs/promises';
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
import {
  CatalogueFault,
  type CatalogueFaultEntry,
  showFound,
} from '@/lib/ingest/catalogue-fault.server';
import { describeIssue, describeJsonFault } from '@/lib/ingest/catalogue-issues.server';

/** Files of `catalogue/` that hold no clips; every other `*.json` there is a clip file. */
const TABLES = ['authors.json', 'batches.json', 'collections.json', 'sources.json'];

/**
 * Reads a whole seed folder (`catalogue/*.json`, `explainers.json`) and cross-checks it. Refuses the
 * whole with one CatalogueFault that names every faulty file, record and field.
 */
export async function readCatalogue(folder: string): Promise<Catalogue> {
  const faults: CatalogueFaultEntry[] = [];
  const read = async <T>(file: string, record: z.ZodType<T>): Promise<(T | null)[]> =>
    parseRecords(await readJson(folder, file, faults), record, file, faults);

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
  };
  faults.push(...checkCatalogue(sound));
  if (faults.length > 0) throw new CatalogueFault(faults);
  return { ...sound, clips: sound.clips.flatMap(({ rows }) => rows) };
}

function wholeFile(file: string, expected: string, found: string): CatalogueFaultEntry {
  return { file, record: '', field: '', expected, found };
}

async function readJson(folder: string, file: string, faults: CatalogueFaultEntry[]) {
  const text = await readFile(join(folder, file), 'utf8').catch(() => null);
  if (text === null) {
    faults.push(wholeFile(file, 'a readable file', 'none'));
    return [];
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    faults.push({ file, field: '', ...describeJsonFault(text) });
    return [];
  }
}

function parseRecords<T>(
  json: unknown,
  record: z.ZodType<T>,
  file: string,
  faults: CatalogueFaultEntry[],
): (T | null)[] {
  if (!Array.isArray(json)) {
    faults.push(wholeFile(file, 'a list of records', showFound(json)));
    return [];
  }
  return json.map((row: unknown, index) => {
    const parsed = record.safeParse(row);
    if (parsed.success) return parsed.data;
    const place = { file, record: nameRecord(row, index) };
    for (const issue of parsed.error.issues) {
      for (const wrong of describeIssue(issue, row)) faults.push({ ...place, ...wrong });
    }
    return null;
  });
}

/** A record by its slug or key, else by its place in the file, counted from 1. */
function nameRecord(row: unknown, index: number): string {
  const { slug, key } = (row ?? {}) as { slug?: unknown; key?: unknown };
  const name = slug ?? key;
  return typeof name === 'string' && name !== '' ? name : `record ${index + 1}`;
}

function keepSound<T>(rows: (T | null)[]): T[] {
  return rows.filter((row) => row !== null);
}
