import { stat } from 'node:fs/promises';
import { getDatabase } from '@/lib/db/get-database.server';
import { ImportFault } from '@/lib/ingest/import-fault.server';
import { importRecords } from '@/lib/ingest/import-records.server';
import { answerRequest } from '../answer-request';

const USAGE = `npm run gallery -- import FILE.jsonl [--dry-run]

Takes in a file of records as "export" writes it (JSONL): the whole of it, or with one faulty line
nothing. Records replace those of the same slug or key; what the file does not name stays as it is.
Files of clips are named by their hash: copy data/media of the other gallery to have them too.
  --dry-run   do everything, then undo it
Ends with 0 when it was taken, 1 when lines are faulty (each is named), 2 for misuse.`;

interface Request {
  path: string;
  dryRun: boolean;
}

/** `gallery import FILE`: 0 taken (or would be), 1 faulty and nothing taken, 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: { 'dry-run': { type: 'boolean' } },
    read([path, ...more], { 'dry-run': dryRun = false }): Request | string {
      return path === undefined || more.length > 0 ? '' : { path, dryRun };
    },
    act: importFile,
  });
}

async function importFile({ path, dryRun }: Request): Promise<number> {
  if (!(await stat(path).catch(() => null))?.isFile()) {
    console.error(`There is no file ${path}.`);
    return 2;
  }
  try {
    const started = performance.now();
    const { counts, relationsLeftOut } = await importRecords(await getDatabase(), path, { dryRun });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const parts = Object.entries(counts).filter(([, count]) => count > 0);
    const what = parts.map(([kind, count]) => `${count} ${kind} records`).join(', ');
    console.log(`${dryRun ? 'Would take' : 'Took'} ${what || 'nothing'} in ${seconds} s.`);
    if (relationsLeftOut > 0) {
      console.log(`${relationsLeftOut} relations lead to clips that are not here: left out.`);
    }
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof ImportFault)) throw thrown;
    console.error(thrown.message);
    return 1;
  }
}
