import { parseArgs } from 'node:util';
import { closeDatabase, getDatabase } from '@/lib/db/get-database.server';
import { CatalogueFault } from '@/lib/ingest/catalogue-fault.server';
import { readCatalogue } from '@/lib/ingest/read-catalogue.server';
import { readStandIns } from '@/lib/ingest/read-stand-ins.server';
import { saveCatalogue } from '@/lib/ingest/save-catalogue.server';

const USAGE = `npm run gallery -- seed [FOLDER]

Fills the gallery from a seed folder (default: seed): the whole of it, or nothing.
Run again it changes only what the folder changed.`;

/** `gallery seed [FOLDER]`: 0 saved or unchanged, 1 a faulty file (each fault named), 2 wrong usage. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  if (values.help || positionals.length > 1) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const folder = positionals[0] ?? 'seed';
  const database = await getDatabase();
  try {
    const catalogue = await readCatalogue(folder);
    const standIns = await readStandIns(folder);
    const started = performance.now();
    const { outcome, clips, explainers } = await saveCatalogue(database, catalogue, standIns);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const what = `${clips} clips, ${standIns.size} stand-ins, ${explainers} explainers`;
    console.log(outcome === 'same' ? `Unchanged: ${what}.` : `Seeded ${what} in ${seconds} s.`);
    return 0;
  } catch (error) {
    if (!(error instanceof CatalogueFault)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await closeDatabase();
  }
}
