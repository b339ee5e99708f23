import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { houseRooms } from '@/lib/api/open-rooms.server';
import { closeDatabase, getDatabase } from '@/lib/db/get-database.server';
import { readEnv } from '@/lib/env/env.server';
import { getKeptAnswers } from '@/lib/http/kept-answers.server';
import { PUBLISHED_ORIGINALS } from '@/lib/http/security-policy';
import type { FrontRooms } from './answer-front';
import { type NextPages, openNext } from './open-next';
import { makeServer, startFront } from './start-front';
import { openStaticFiles } from './static-files';

const GRACE_MS = 10_000;

/**
 * Serves the gallery from a built folder until it is told to stop (SIGINT, SIGTERM), then lets what
 * is in flight end and gives 0; gives 1 and says why when it cannot start.
 */
export async function runServer(folder: string): Promise<number> {
  const { PORT, PUBLIC_URL, ORIGINALS } = readEnv();
  if (!existsSync(join(folder, '.next', 'BUILD_ID'))) {
    console.error('There is no build to serve: make it with "npm run build".');
    return 1;
  }
  const stopped = waitForStop();
  const server = makeServer();
  let pages: NextPages | undefined;
  try {
    const database = await getDatabase();
    const front = await startFront(server, PORT, async (port): Promise<FrontRooms> => {
      pages = await openNext(folder, server, port);
      const kept = getKeptAnswers();
      return {
        origin: new URL(PUBLIC_URL ?? `http://localhost:${port}`).origin,
        api: houseRooms,
        files: await openStaticFiles(join(folder, '.next', 'static'), kept),
        pages: {
          handle: pages.handle,
          kept,
          readVersion: () => database.version(),
          mediaOrigins: ORIGINALS === 'link' ? PUBLISHED_ORIGINALS : [],
        },
      };
    });
    console.log(`Promptreel is open at ${PUBLIC_URL ?? `http://localhost:${front.port}`}`);
    console.log(`${await stopped}: finishing what is in flight.`);
    await front.stop(GRACE_MS);
    return 0;
  } catch (thrown) {
    console.error(explain(thrown, PORT));
    return 1;
  } finally {
    await pages?.close();
    await closeDatabase();
    server.close();
  }
}

/** The signal that asks to stop; a second one does not wait for anything. */
function waitForStop(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (signal: NodeJS.Signals) => {
      if (asked) process.exit(130);
      asked = true;
      resolve(signal);
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}

function explain(thrown: unknown, port: number): unknown {
  const { code } = thrown as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return `Port ${port} is taken: set PORT to another, or to 0 for any.`;
  return thrown instanceof Error && !process.env.DEBUG ? thrown.message : thrown;
}
