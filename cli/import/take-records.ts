import { stat } from 'node:fs/promises';
import { getDatabase } from '@/lib/db/get-database.server';
import { ImportFault } from '@/lib/ingest/import-fault.server';
import { importRecords } from '@/lib/ingest/import-records.server';
import { openBar } from '../media/progress-bar';
import type { CollectRequest } from './collect-place';

/**
 * Takes a gallery's own records in: 0 taken (or would be), 1 faulty, and then nothing of it was. An
 * import that broke off goes on, unless it is to begin anew.
 */
export async function takeRecords(
  path: string,
  { dryRun, anew }: Pick<CollectRequest, 'dryRun' | 'anew'>,
): Promise<number> {
  // It is looked through, saved, and read once more for what leads from clip to clip.
  const totalBytes = (dryRun ? 1 : 3) * (await stat(path)).size;
  const bar = openBar(process.stdout, { totalBytes, totalFiles: 1 });
  try {
    const started = performance.now();
    const { counts, relationsLeftOut } = await importRecords(await getDatabase(), path, {
      dryRun,
      anew,
      onBytes: bar.advance,
      onResume: (lines) =>
        bar.print(`Going on after ${lines} lines that are taken; --anew takes all.`),
    });
    bar.close();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const parts = Object.entries(counts).filter(([, count]) => count > 0);
    const what = parts.map(([kind, count]) => `${count} ${kind} records`).join(', ');
    console.log(`${dryRun ? 'Would take' : 'Took'} ${what || 'nothing'} in ${seconds} s.`);
    if (relationsLeftOut > 0) {
      console.log(`${relationsLeftOut} relations lead to clips that are not here: left out.`);
    }
    return 0;
  } catch (thrown) {
    bar.close();
    if (!(thrown instanceof ImportFault)) throw thrown;
    console.error(thrown.message);
    return 1;
  }
}
