import { BackupFault } from '@/lib/curation/backup/backup-manifest.server';
import { writeBackup } from '@/lib/curation/backup/write-backup.server';
import { CopyFault } from '@/lib/db/copy-database.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { readEnv } from '@/lib/env/env.server';
import { getMediaStore } from '@/lib/media/get-media-store.server';
import { answerRequest } from '../answer-request';

const USAGE = `npm run gallery -- backup FOLDER

Writes the whole gallery into a folder, while it serves: one state of the database, every stored file
it names, and the desk's secret. Run again on the same folder it copies only what is new; the backup
that was there stays whole until the new one is. "restore FOLDER" puts it back.
Ends with 0 when the backup is whole, 1 when it is not (the last one stays), 2 for misuse.`;

/** `gallery backup FOLDER`: 0 whole, 1 not, 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: {},
    read: ([folder, ...more]) => (folder === undefined || more.length > 0 ? '' : { folder }),
    act: backUp,
  });
}

async function backUp({ folder }: { folder: string }): Promise<number> {
  const started = performance.now();
  try {
    const places = { database: await getDatabase(), store: getMediaStore() };
    const done = await writeBackup(folder, readEnv().DATABASE_URL, places);
    const { manifest, copied, copiedBytes } = done;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `${folder} holds version ${manifest.catalogueVersion} and ${manifest.media.length} files; ` +
        `${copied} were new (${(copiedBytes / 1e6).toFixed(1)} MB), ${seconds} s.`,
    );
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof BackupFault || thrown instanceof CopyFault)) throw thrown;
    console.error(thrown.message);
    return 1;
  }
}
