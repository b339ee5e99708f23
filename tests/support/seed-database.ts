import { fileURLToPath } from 'node:url';
import type { Database } from '@/lib/db/database';
import type { Catalogue } from '@/lib/ingest/catalogue-contract.server';
import { readCatalogue } from '@/lib/ingest/read-catalogue.server';
import { readStandIns } from '@/lib/ingest/read-stand-ins.server';
import { saveCatalogue } from '@/lib/ingest/save-catalogue.server';

const folder = fileURLToPath(new URL('../../seed', import.meta.url));

/** Fills an empty database with the gallery's own seed and gives the catalogue it came from. */
export async function seedDatabase(database: Database): Promise<Catalogue> {
  const catalogue = await readCatalogue(folder);
  await saveCatalogue(database, catalogue, await readStandIns(folder));
  return catalogue;
}
