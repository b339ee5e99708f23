import { BackupFault } from '@/lib/curation/backup/backup-manifest.server';
import { restoreBackup } from '@/lib/curation/backup/restore-backup.server';
import { CopyFault } from '@/lib/db/copy-database.server';
import { readEnv } from '@/lib/env/env.server';
import { getMediaStore } from '@/lib/media/get-media-store.server';
import { answerRequest } from '../answer-request';

const USAGE = `npm run gallery -- restore FOLDER

Puts a backup back: into a DATABASE_URL where nothing is yet, and into MEDIA_STORE. Every file is
checked by its hash; the database comes last and whole, so what was interrupted is run again.
Ends with 0 when everything is back, 1 when it is not and nothing is lost, 2 for misuse.`;

/** `gallery restore FOLDER`: 0 back, 1 not, 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: {},
    read: ([folder, ...more]) => (folder === undefined || more.length > 0 ? '' : { folder }),
    act: putBack,
  });
}

async function putBack({ folder }: { folder: string }): Promise<number> {
  try {
    const manifest = await restoreBackup(folder, readEnv().DATABASE_URL, getMediaStore());
    console.log(
      `Version ${manifest.catalogueVersion} of ${manifest.madeAt} is back, with ${manifest.media.length} files. ` +
        '"migrate" brings it up to this program.',
    );
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof BackupFault || thrown instanceof CopyFault)) throw thrown;
    console.error(thrown.message);
    return 1;
  }
}
