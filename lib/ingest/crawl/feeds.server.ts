import 'server-only';
import type { Database } from '@/lib/db/database';
import { dropJob, planJob } from '@/lib/jobs/lease-job.server';
import type { Gives } from '../collect-findings.server';
import { checkAddress } from '../outside/check-address.server';
import type { OutsidePolicy } from '../outside/outside-policy.server';

/** The kind of a feed's job; its key is the feed's address. */
export const FEED_JOB = 'feed';

/** A feed to be collected from. */
export interface FeedEntry {
  address: string;
  /** Which connector reads it; null is guessed at each reading. */
  connector: string | null;
  /** What its entries are. */
  gives?: Gives;
  title: string | null;
  everyMinutes: number;
}

/**
 * Puts an address on the schedule, or changes how it stands there; it is due at once. Refuses
 * (`OutsideFault`) an address that the guarded client would not ask.
 */
export async function saveFeed(
  database: Database,
  policy: OutsidePolicy,
  { address, connector, title, everyMinutes, gives = 'clips' }: FeedEntry,
): Promise<void> {
  const { href } = checkAddress(address, policy);
  const now = Date.now();
  const known = { connector: connector ?? 'guess', gives, everyMinutes, isOn: true };
  await database.prisma.feed.upsert({
    where: { address: href },
    create: { ...known, address: href, title, nextRunAt: now, addedAt: now },
    update: { ...known, ...(title === null ? {} : { title }), nextRunAt: now },
  });
  await planJob(database, { kind: FEED_JOB, key: href, dueAt: now });
}

/** A feed as it stands. Instants are milliseconds since 1970. */
export interface FeedState {
  address: string;
  connector: string | null;
  gives: Gives;
  title: string | null;
  everyMinutes: number;
  isOn: boolean;
  lastRunAt: number | null;
  nextRunAt: number;
  found: number;
  fresh: number;
  failures: number;
  error: string | null;
  /** Whether somebody is reading it. */
  isRunning: boolean;
}

/** Every feed: broken ones first, then the one that is due first; those that rest are last. */
export async function listFeeds(database: Database): Promise<FeedState[]> {
  const feeds = await database.prisma.feed.findMany({
    orderBy: [{ nextRunAt: 'asc' }, { id: 'asc' }],
  });
  const running = await database.rows<{ key: string }>(
    'SELECT key FROM job WHERE kind = ? AND lease_until > ?',
    [FEED_JOB, Date.now()],
  );
  const held = new Set(running.map(({ key }) => key));
  const rank = ({ isOn, failures }: FeedState) => (!isOn ? 2 : failures > 0 ? 0 : 1);
  return feeds
    .map(
      (feed): FeedState => ({
        address: feed.address,
        connector: feed.connector === 'guess' ? null : feed.connector,
        gives: feed.gives === 'explainers' ? 'explainers' : 'clips',
        title: feed.title,
        everyMinutes: feed.everyMinutes,
        isOn: feed.isOn,
        lastRunAt: feed.lastRunAt === null ? null : Number(feed.lastRunAt),
        nextRunAt: Number(feed.nextRunAt),
        found: feed.found,
        fresh: feed.fresh,
        failures: feed.failures,
        error: feed.error,
        isRunning: held.has(feed.address),
      }),
    )
    .sort((a, b) => rank(a) - rank(b));
}

/** Rests a feed or wakes it; false where there is none of that address. */
export async function setFeed(
  database: Database,
  address: string,
  isOn: boolean,
): Promise<boolean> {
  const now = Date.now();
  const { count } = await database.prisma.feed.updateMany({
    where: { address },
    data: { isOn, ...(isOn ? { nextRunAt: now, failures: 0 } : {}) },
  });
  if (count === 0) return false;
  if (isOn) await planJob(database, { kind: FEED_JOB, key: address, dueAt: now });
  else await dropJob(database, FEED_JOB, address);
  return true;
}

/** Takes a feed off the schedule; what it found stays. False where there is none of that address. */
export async function removeFeed(database: Database, address: string): Promise<boolean> {
  const { count } = await database.prisma.feed.deleteMany({ where: { address } });
  await dropJob(database, FEED_JOB, address);
  return count > 0;
}
