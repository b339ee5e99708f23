import type { Database } from '@/lib/db/database';
import { readEnv } from '@/lib/env/env.server';
import { makeSharePicturesJob } from '@/lib/ingest/files/share-pictures-job.server';
import { standBy } from '@/lib/jobs/stand-by.server';
import { getMediaStore } from '@/lib/media/get-media-store.server';

/** What a gallery sees to while it serves, until it is stopped. */
export interface Standing {
  /** Gives back what it is at and settles when nothing is. */
  stop(): Promise<void>;
}

/** Starts the work that the gallery's state asks for, unless another process is to do it. */
export function startStanding(database: Database): Standing {
  const stop = new AbortController();
  const done =
    readEnv().JOBS === 'elsewhere'
      ? Promise.resolve()
      : standBy(database, listStanding(database), stop.signal, (fault) => {
          console.error('What is done beside serving has to wait:', fault);
        });
  return {
    async stop() {
      stop.abort(new Error('The gallery is stopping.'));
      await done;
    },
  };
}

function listStanding(database: Database) {
  return [makeSharePicturesJob({ database, store: getMediaStore() })];
}
