import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type KeptColumns, keepColumns } from '@/lib/clips/keep-columns.server';
import { closeDatabase, getDatabase } from '@/lib/db/get-database.server';
import { readEnv } from '@/lib/env/env.server';
import { tellAllowed } from '../tell-allowed';
import { type NextPages, openNext } from './open-next';
import { openFrontRooms } from './open-rooms';
import { type Standing, startStanding } from './stand-by';
import { makeServer, startFront } from './start-front';

const GRACE_MS = 10_000;

/**
 * Serves the gallery from a built folder until it is told to stop (SIGINT, SIGTERM), then lets what
 * is in flight end and gives 0; gives 1 and says why when it cannot start.
 */
export async function runServer(folder: string): Promise<number> {
  const { DATABASE_URL, PORT, PUBLIC_URL } = readEnv();
  if (!existsSync(join(folder, '.next', 'BUILD_ID'))) {
    console.error('There is no build to serve: make it with "npm run build".');
    return 1;
  }
  const stopped = waitForStop();
  const server = makeServer();
  let pages: NextPages | undefined;
  let columns: KeptColumns | undefined;
  let standing: Standing | undefined;
  try {
    // Before Next gets up: without a catalogue there is nothing to serve, and it says what to do.
    const database = await getDatabase();
    const front = await startFront(server, PORT, async (port) => {
      pages = await openNext(folder, server, port);
      return openFrontRooms(folder, pages.handle, port);
    });
    columns = keepColumns(database, DATABASE_URL);
    standing = startStanding(database);
    tellAllowed();
    console.log(`Promptreel is open at ${PUBLIC_URL ?? `http://localhost:${front.port}`}`);
    console.log(`${await stopped}: finishing what is in flight.`);
    await front.stop(GRACE_MS);
    return 0;
  } catch (thrown) {
    console.error(explain(thrown, PORT));
    return 1;
  } finally {
    await standing?.stop();
    columns?.stop();
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
