import type { Database } from '@/lib/db/database';
import type { Collected } from '@/lib/ingest/collect-findings.server';
import { makeCrawlJobs } from '@/lib/ingest/crawl/crawl-jobs.server';
import type { FeedRun } from '@/lib/ingest/crawl/run-feed.server';
import { getGuardedClient } from '@/lib/ingest/outside/get-guarded-client.server';
import { sleepFor, watchJobs } from '@/lib/jobs/work-jobs.server';

/** How long after a fault of our own, a database that is away say, work is taken up again. */
const PAUSE_MS = 15_000;

function tellRefused({ refused, refusals: [first] }: Collected): string {
  return first === undefined ? '' : `, ${refused} refused (${first.at}: ${first.why})`;
}

/** One line of how the reading of a feed went. */
export function tellFeed({ address, collected, isUnchanged, error, nextRunAt }: FeedRun): void {
  const next = new Date(nextRunAt).toISOString().slice(0, 16);
  const went =
    error?.replace(/\.$/, '') ??
    (isUnchanged || collected === null
      ? 'nothing changed'
      : `${collected.found} found, ${collected.fresh} new in the inbox${tellRefused(collected)}`);
  console.log(`${new Date().toISOString()}  ${address}: ${went}; again ${next}Z`);
}

/**
 * Collects from feeds and watches over links as each falls due, until told to stop, beside however
 * many other processes. A fault of our own is told of once and the work taken up again.
 */
export async function crawlOn(
  database: Database,
  stop: AbortSignal,
  tell: (fault: unknown) => void,
): Promise<void> {
  const client = getGuardedClient();
  let isTold = false;
  try {
    while (!stop.aborted) {
      try {
        const jobs = await makeCrawlJobs(database, client, { feed: tellFeed, links: console.log });
        await watchJobs(database, jobs, stop);
      } catch (fault) {
        if (stop.aborted) return;
        if (!isTold) tell(fault);
        isTold = true;
        await sleepFor(PAUSE_MS, stop);
      }
    }
  } finally {
    await client.close();
  }
}
