import 'server-only';
import type { Database } from '@/lib/db/database';
import { RESTING } from '@/lib/jobs/lease-job.server';
import type { DoJob, JobEnd } from '@/lib/jobs/work-jobs.server';
import { type Collected, collectFindings } from '../collect-findings.server';
import type { Opened } from '../connectors/connector';
import type { GuardedClient } from '../outside/guarded-client.server';
import { OutsideFault } from '../outside/outside-fault';
import { PlaceFault } from '../place-fault';

const MINUTE_MS = 60_000;
const LONGEST_REST_MS = 7 * 24 * 60 * MINUTE_MS;

/** A feed's run as whoever watches is told of it. */
export interface FeedRun {
  address: string;
  collected: Collected | null;
  isUnchanged: boolean;
  error: string | null;
  nextRunAt: number;
}

/** When a feed that failed so many times in a row is asked again: later each time, at most a week. */
export function restAfter(
  failures: number,
  everyMinutes: number,
  retryAfterSeconds: number | null,
): number {
  const backoffMs = everyMinutes * MINUTE_MS * 2 ** Math.min(failures, 20);
  return Math.min(LONGEST_REST_MS, Math.max(backoffMs, (retryAfterSeconds ?? 0) * 1000));
}

/** Reads a feed once, puts what is new into the inbox and notes how it went. A feed that fails stops nobody else. */
export function makeFeedJob(
  database: Database,
  client: GuardedClient,
  tell: (run: FeedRun) => void = () => {},
): DoJob {
  return async ({ key: address }, signal): Promise<JobEnd> => {
    const feed = await database.prisma.feed.findUnique({ where: { address } });
    if (feed === null || !feed.isOn) return { dueAt: RESTING, error: null };
    const validators = { etag: feed.etag, lastModified: feed.lastModified };
    let opened: Opened | null = null;
    try {
      const collected = await collectFindings(database, address, {
        client,
        as: feed.connector === 'guess' ? null : feed.connector,
        arrival: { origin: 'feed', place: address },
        gives: feed.gives === 'explainers' ? 'explainers' : 'clips',
        validators,
        signal,
        onOpen: (answer) => {
          opened = answer;
        },
      });
      const said = (opened as Opened | null) ?? { ...validators, isUnchanged: false };
      const nextRunAt = Date.now() + feed.everyMinutes * MINUTE_MS;
      await database.prisma.feed.updateMany({
        where: { address },
        data: {
          lastRunAt: Date.now(),
          nextRunAt,
          failures: 0,
          error: null,
          etag: said.etag,
          lastModified: said.lastModified,
          ...(said.isUnchanged ? { fresh: 0 } : { found: collected.found, fresh: collected.fresh }),
        },
      });
      tell({ address, collected, isUnchanged: said.isUnchanged, error: null, nextRunAt });
      return { dueAt: nextRunAt, error: null };
    } catch (thrown) {
      if (signal.aborted) throw thrown;
      const isTold = thrown instanceof OutsideFault || thrown instanceof PlaceFault;
      // A mistake of this program's own is that feed's matter too: it rests, and the desk shows why.
      const error = isTold ? thrown.message : `It could not be read: ${String(thrown)}`;
      const { status = null, retryAfterSeconds = null } =
        thrown instanceof OutsideFault ? thrown : {};
      const failures = feed.failures + 1;
      // What has gone for good is looked for again, but not soon (RFC 9110, 15.5.11).
      const restMs =
        status === 410
          ? LONGEST_REST_MS
          : restAfter(failures, feed.everyMinutes, retryAfterSeconds);
      const nextRunAt = Date.now() + restMs;
      await database.prisma.feed.updateMany({
        where: { address },
        data: { lastRunAt: Date.now(), nextRunAt, failures, error },
      });
      tell({ address, collected: null, isUnchanged: false, error, nextRunAt });
      return { dueAt: nextRunAt, error };
    }
  };
}
