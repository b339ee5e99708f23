import { fileURLToPath } from 'node:url';
import type { Database } from '@/lib/db/database';
import type { Catalogue } from '@/lib/ingest/catalogue-contract.server';
import { readCatalogue } from '@/lib/ingest/read-catalogue.server';
import { readStandIns } from '@/lib/ingest/read-stand-ins.server';
import { saveCatalogue } from '@/lib/ingest/save-catalogue.server';

const folder = fileURLToPath(new URL('../../seed', import.meta.url));

/** The catalogue that a seeded database came from. */
export function readSeed(): Promise<Catalogue> {
  return readCatalogue(folder);
}

/**
 * Fills a database with the gallery's own seed and gives the catalogue it came from. An empty one
 * would only be filled as many were before: `open('seeded')` copies one of them.
 */
export async function seedDatabase(database: Database): Promise<Catalogue> {
  const catalogue = await readSeed();
  await saveCatalogue(database, catalogue, await readStandIns(folder));
  return catalogue;
}
