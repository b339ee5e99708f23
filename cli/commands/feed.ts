import { getDatabase } from '@/lib/db/get-database.server';
import { CONNECTORS } from '@/lib/ingest/connectors/read-place.server';
import { listFeeds, removeFeed, saveFeed, setFeed } from '@/lib/ingest/crawl/feeds.server';
import { getGuardedClient } from '@/lib/ingest/outside/get-guarded-client.server';
import { OutsideFault } from '@/lib/ingest/outside/outside-fault';
import { answerRequest } from '../answer-request';

const USAGE = `npm run gallery -- feed add ADDRESS [--every TIME] [--as KIND] [--title TEXT] [--explainers]
npm run gallery -- feed list
npm run gallery -- feed rest|wake|remove ADDRESS

What "crawl" collects from, and how often. What is found waits in the inbox.
  --every TIME  as 30m, 6h, 1d (1d)
  --as KIND     ${CONNECTORS.filter((kind) => kind !== 'folder' && kind !== 'zip').join(', ')}; else guessed at each reading
  --title TEXT  what you call it
  --explainers  its entries are articles or videos about clips, not clips themselves
Ends with 0 when it was done, 1 where there is no such feed or its address is refused, 2 for misuse.`;

const ACTS = ['add', 'list', 'rest', 'wake', 'remove'] as const;
type Act = (typeof ACTS)[number];

interface Request {
  act: Act;
  address: string;
  everyMinutes: number;
  connector: string | null;
  title: string | null;
  gives: 'clips' | 'explainers';
}

const UNITS: Record<string, number> = { m: 1, h: 60, d: 1440 };
const SHORTEST_MINUTES = 5;

/** Minutes of a time like 6h; null for anything else, and for less than five minutes. */
function readEvery(text: string): number | null {
  const [, count, unit] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  const minutes = Number(count) * (UNITS[unit ?? ''] ?? Number.NaN);
  return minutes >= SHORTEST_MINUTES ? minutes : null;
}

/** `gallery feed …`: 0 done, 1 no such feed or refused, 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: {
      every: { type: 'string', default: '1d' },
      as: { type: 'string' },
      title: { type: 'string' },
      explainers: { type: 'boolean', default: false },
    },
    read([act, address, ...more], { every, as, title, explainers }): Request | string {
      const known = ACTS.find((one) => one === act);
      if (known === undefined) return act === undefined ? '' : `There is no “feed ${act}”.`;
      const wanted = known === 'list' ? address === undefined : address !== undefined;
      if (!wanted || more.length > 0)
        return `feed ${known} takes ${known === 'list' ? 'nothing' : 'one address'}.`;
      const everyMinutes = readEvery(every);
      if (everyMinutes === null)
        return `--every is a time of 5m or more, as 30m, 6h or 1d, not “${every}”.`;
      if (as !== undefined && !CONNECTORS.includes(as)) {
        return `--as ${as} is not known: ${CONNECTORS.join(', ')} are.`;
      }
      return {
        act: known,
        address: address ?? '',
        everyMinutes,
        connector: as ?? null,
        title: title ?? null,
        gives: explainers ? 'explainers' : 'clips',
      };
    },
    act: doFeed,
  });
}

const when = (at: number | null) =>
  at === null ? 'never' : `${new Date(at).toISOString().slice(0, 16)}Z`;

async function printFeeds(): Promise<number> {
  const feeds = await listFeeds(await getDatabase());
  if (feeds.length === 0) console.log('No feed yet: npm run gallery -- feed add ADDRESS');
  for (const feed of feeds) {
    const next = feed.isOn ? `next ${when(feed.nextRunAt)}` : 'resting';
    console.log(`${feed.address}${feed.title === null ? '' : `  (${feed.title})`}`);
    console.log(
      `  ${feed.gives === 'explainers' ? 'explainers, ' : ''}every ${feed.everyMinutes} min, last ${when(feed.lastRunAt)}, ${next}; ` +
        `found ${feed.found}, new ${feed.fresh}`,
    );
    if (feed.error !== null) console.log(`  failed ${feed.failures} times in a row: ${feed.error}`);
  }
  return 0;
}

async function doFeed({ act, address, ...feed }: Request): Promise<number> {
  if (act === 'list') return printFeeds();
  const database = await getDatabase();
  if (act === 'add') {
    const client = getGuardedClient();
    try {
      await saveFeed(database, client.policy, { address, ...feed });
      console.log(`${address} is read every ${feed.everyMinutes} min; "crawl run" reads it now.`);
      return 0;
    } catch (thrown) {
      if (!(thrown instanceof OutsideFault)) throw thrown;
      console.error(thrown.message);
      return 1;
    } finally {
      await client.close();
    }
  }
  const isDone =
    act === 'remove'
      ? await removeFeed(database, address)
      : await setFeed(database, address, act === 'wake');
  if (!isDone) console.error(`There is no feed ${address}; "feed list" names them.`);
  return isDone ? 0 : 1;
}
