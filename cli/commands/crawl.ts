import { getDatabase } from '@/lib/db/get-database.server';
import { makeCrawlJobs } from '@/lib/ingest/crawl/crawl-jobs.server';
import { getGuardedClient } from '@/lib/ingest/outside/get-guarded-client.server';
import { workDueJobs } from '@/lib/jobs/work-jobs.server';
import { answerRequest } from '../answer-request';
import { crawlOn, tellFeed } from '../crawl/crawl-on';
import { tellAllowed } from '../tell-allowed';

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

async function crawl({ watches }: Request): Promise<number> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const database = await getDatabase();
  tellAllowed();
  if (watches) {
    await crawlOn(database, stop.signal, (fault) => console.error(fault));
    return 0;
  }
  const client = getGuardedClient();
  try {
    const jobs = await makeCrawlJobs(database, client, { feed: tellFeed, links: console.log });
    const done = await workDueJobs(database, jobs, stop.signal);
    console.log(`${done} due; "feed list" says when the next is.`);
    return 0;
  } finally {
    await client.close();
  }
}
