import { getDatabase } from '@/lib/db/get-database.server';
import { makeCrawlJobs } from '@/lib/ingest/crawl/crawl-jobs.server';
import type { FeedRun } from '@/lib/ingest/crawl/run-feed.server';
import { getGuardedClient } from '@/lib/ingest/outside/get-guarded-client.server';
import { watchJobs, workDueJobs } from '@/lib/jobs/work-jobs.server';
import { answerRequest } from '../answer-request';

const USAGE = `npm run gallery -- crawl run|watch

Collects from the feeds that "feed" names and checks whether the places of clips still answer, as
each falls due. What is found waits in the inbox. Several may run at once, on one machine or many.
  run    what is due now, then end
  watch  on and on, until stopped (Ctrl-C)
Ends with 0, or with 2 for misuse; how a feed went is told by "feed list".`;

interface Request {
  watches: boolean;
}

/** `gallery crawl run|watch`: 0, or 2 for wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: {},
    read: ([act, ...more]): Request | string =>
      more.length === 0 && (act === 'run' || act === 'watch') ? { watches: act === 'watch' } : '',
    act: crawl,
  });
}

function tell({ address, collected, isUnchanged, error, nextRunAt }: FeedRun): void {
  const next = new Date(nextRunAt).toISOString().slice(0, 16);
  const went =
    error ??
    (isUnchanged || collected === null
      ? 'nothing changed'
      : `${collected.found} found, ${collected.fresh} new in the inbox`);
  console.log(`${new Date().toISOString()}  ${address}: ${went}; again ${next}Z`);
}

async function crawl({ watches }: Request): Promise<number> {
  const client = getGuardedClient();
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  if (client.policy.allowed.size > 0) {
    console.log(`ALLOW_HOSTS lets it ask ${[...client.policy.allowed].join(', ')} too.`);
  }
  const database = await getDatabase();
  const jobs = await makeCrawlJobs(database, client, { feed: tell, links: console.log });
  try {
    if (watches) await watchJobs(database, jobs, stop.signal);
    else {
      const done = await workDueJobs(database, jobs, stop.signal);
      console.log(`${done} due; "feed list" says when the next is.`);
    }
    return 0;
  } finally {
    await client.close();
  }
}
