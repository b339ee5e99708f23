import 'server-only';
import type { Database } from '@/lib/db/database';
import { planJob } from '@/lib/jobs/lease-job.server';
import type { DoJob } from '@/lib/jobs/work-jobs.server';
import type { GuardedClient } from '../outside/guarded-client.server';
import { LINKS_JOB, makeLinksJob } from './check-links.server';
import { FEED_JOB } from './feeds.server';
import { type FeedRun, makeFeedJob } from './run-feed.server';

/** Who is told how a job went. */
export interface CrawlTold {
  feed?: (run: FeedRun) => void;
  links?: (line: string) => void;
}

/** Everything that is done on a schedule: feeds, and the watch over the places of clips. */
export async function makeCrawlJobs(
  database: Database,
  client: GuardedClient,
  told: CrawlTold = {},
): Promise<Record<string, DoJob>> {
  const [known] = await database.rows<{ id: number }>('SELECT id FROM job WHERE kind = ? LIMIT 1', [
    LINKS_JOB,
  ]);
  if (known === undefined) {
    await planJob(database, { kind: LINKS_JOB, key: 'all', dueAt: Date.now() });
  }
  return {
    [FEED_JOB]: makeFeedJob(database, client, told.feed),
    [LINKS_JOB]: makeLinksJob(database, client, told.links),
  };
}
