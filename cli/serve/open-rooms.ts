import { join } from 'node:path';
import { houseRooms } from '@/lib/api/open-rooms.server';
import { isWithdrawn } from '@/lib/clips/find-withdrawn.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { readEnv } from '@/lib/env/env.server';
import { getKeptAnswers } from '@/lib/http/kept-answers.server';
import { splitLocale } from '@/lib/i18n/locales';
import { listMediaOrigins } from '@/lib/media/media-origins.server';
import type { FrontRooms } from './answer-front';
import type { PageHandler } from './capture-page';
import { readRestScript } from './rest-page';
import { openStaticFiles } from './static-files';

/** Opens what the front asks: the house's own database and stores, the build in `folder`, Next. */
export async function openFrontRooms(
  folder: string,
  handle: PageHandler,
  port: number,
): Promise<FrontRooms> {
  const { PUBLIC_URL } = readEnv();
  const kept = getKeptAnswers();
  const database = await getDatabase();
  return {
    origin: new URL(PUBLIC_URL ?? `http://localhost:${port}`).origin,
    // Open already: nobody has to wait for it.
    api: { ...houseRooms, database: () => database },
    files: await openStaticFiles(join(folder, '.next', 'static'), kept),
    pages: {
      handle,
      kept,
      readVersion: () => database.version(),
      mediaOrigins: listMediaOrigins(),
      restScript: readRestScript(folder),
      isGone: async (pathname) => {
        const [, slug] = /^\/(?:clips|embed)\/([^/]+)$/.exec(splitLocale(pathname).path) ?? [];
        return slug !== undefined && isWithdrawn(database, decodeURIComponent(slug));
      },
    },
  };
}
