import { getDatabase } from '@/lib/db/get-database.server';
import { walkSharePictures } from '@/lib/ingest/files/share-pictures-job.server';
import { CannotDraw } from '@/lib/media/draw-share-pictures.server';
import { getMediaStore } from '@/lib/media/get-media-store.server';
import { answerRequest } from '../answer-request';

const USAGE = `npm run gallery -- media pictures [--changed]

Draws now what pictures for link previews are missing or outgrown: each public clip's poster with its
title and source set into it, in both languages. A gallery that is open draws them by itself, after a
while; this is for one that is not, and looks at every clip again. Stopped, it goes on when run again.
  --changed   look only at clips that changed since this was last done
Ends with 0, with 1 where this machine cannot draw, 2 for misuse.`;

interface Request {
  changed: boolean;
}

/** `gallery media pictures`: 0 nothing is missing now, 1 nothing can be drawn here, 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: { changed: { type: 'boolean', default: false } },
    read: ([stranger], { changed = false }): Request | string =>
      stranger === undefined ? { changed } : `media pictures takes no "${stranger}".`,
    act: drawMissing,
  });
}

async function drawMissing({ changed }: Request): Promise<number> {
  const tools = { database: await getDatabase(), store: getMediaStore() };
  const started = performance.now();
  try {
    const drawn = await walkSharePictures(tools, { anew: !changed });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`Pictures of ${drawn} clips drawn in ${seconds} s.`);
    return 0;
  } catch (thrown) {
    if (!(thrown instanceof CannotDraw)) throw thrown;
    console.error(thrown.message);
    return 1;
  }
}
