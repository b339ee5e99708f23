import { houseRooms } from '@/lib/api/open-rooms.server';
import type { Database } from '@/lib/db/database';
import { readEnv } from '@/lib/env/env.server';
import { makeSharePicturesJob } from '@/lib/ingest/files/share-pictures-job.server';
import { type StandingJob, standBy } from '@/lib/jobs/stand-by.server';
import { drawBeside } from './draw-beside';

/** What a gallery sees to while it serves, until it is stopped. */
export interface Standing {
  /** Gives back what it is at and settles when nothing is. */
  stop(): Promise<void>;
}

/** Starts the work that the gallery's state asks for, unless another process is to do it. */
export function startStanding(database: Database): Standing {
  const stop = new AbortController();
  const { JOBS, CRAWL } = readEnv();
  const done = Promise.all([
    JOBS === 'elsewhere' ? null : work(database, stop.signal).catch(tellFault),
    CRAWL === 'outside' ? null : crawlInside(database, stop.signal).catch(tellFault),
  ]);
  return {
    async stop() {
      stop.abort(new Error('The gallery is stopping.'));
      await done;
    },
  };
}

function tellFault(fault: unknown): void {
  console.error('What is done beside serving has to wait:', fault);
}

/** Crawls beside serving; what it takes is loaded only where it is wanted. */
async function crawlInside(database: Database, stop: AbortSignal): Promise<void> {
  const { crawlOn } = await import('../crawl/crawl-on');
  await crawlOn(database, stop, tellFault);
}

async function work(database: Database, stop: AbortSignal): Promise<void> {
  const pictures = makeSharePicturesJob(database, drawBeside);
  const announcing = await openAnnouncing();
  try {
    // Each by itself: however much there is to draw, a hub is told at once.
    const jobs = [pictures, ...announcing.jobs];
    await Promise.all(jobs.map((job) => standBy(database, job, stop, tellFault)));
  } finally {
    await announcing.close();
  }
}

/** Telling a hub of the feeds, where the operator named one: nothing of it is loaded otherwise. */
async function openAnnouncing(): Promise<{ jobs: StandingJob[]; close(): Promise<void> }> {
  const { WEBSUB_HUB: hub, PUBLIC_URL: origin } = readEnv();
  if (hub === undefined || origin === undefined) return { jobs: [], close: async () => {} };
  const { makeAnnounceJob } = await import('@/lib/api/announce-feeds.server');
  const { getGuardedClient } = await import('@/lib/ingest/outside/get-guarded-client.server');
  const client = getGuardedClient();
  const told = (line: string) => console.log(line);
  return {
    jobs: [makeAnnounceJob({ rooms: houseRooms, client, hub, origin, told })],
    close: () => client.close(),
  };
}
