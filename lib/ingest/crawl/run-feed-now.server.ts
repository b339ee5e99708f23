import 'server-only';
import type { Database } from '@/lib/db/database';
import { planJob } from '@/lib/jobs/lease-job.server';
import { workJob } from '@/lib/jobs/work-jobs.server';
import type { GuardedClient } from '../outside/guarded-client.server';
import { FEED_JOB } from './feeds.server';
import { makeFeedJob } from './run-feed.server';

/** A reading that was asked for by hand ends here; the schedule tries it again. */
const LONGEST_MS = 120_000;

/**
 * Reads a feed at once, under its lease like any other reading: false where another process is at it
 * already, or there is no such feed. Settles when it was read, after `waitMs` at the latest; a longer
 * reading goes on.
 */
export async function runFeedNow(
  database: Database,
  client: GuardedClient,
  address: string,
  waitMs: number,
): Promise<boolean> {
  const now = Date.now();
  const { count } = await database.prisma.feed.updateMany({
    where: { address, isOn: true },
    data: { nextRunAt: now },
  });
  if (count === 0) return false;
  await planJob(database, { kind: FEED_JOB, key: address, dueAt: now });
  const stop = AbortSignal.timeout(LONGEST_MS);
  const job = { kind: FEED_JOB, key: address };
  const work = workJob(database, job, makeFeedJob(database, client), stop);
  const waited = new Promise<true>((resolve) => {
    setTimeout(() => resolve(true), waitMs).unref();
  });
  return Promise.race([work, waited]);
}
