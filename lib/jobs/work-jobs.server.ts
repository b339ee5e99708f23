import 'server-only';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '@/lib/db/database';
import { type Job, LEASE_MS, leaseJob, nextDueAt, renewLease, returnJob } from './lease-job.server';

/** What doing a job came to: when it is due again, and what went wrong if something did. */
export interface JobEnd {
  dueAt: number;
  error: string | null;
}

/** Does a job of its kind; `signal` is aborted when its lease is lost or the worker stops. */
export type DoJob = (job: Job, signal: AbortSignal) => Promise<JobEnd>;

/** A name that no other worker has, and that says where it ran. */
export function nameWorker(): string {
  return `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
}

/** What is done again after a mistake of the program's own: not at once, and not never. */
const MISTAKE_MS = 15 * 60_000;
/** A worker looks again at least this often: a job may have been planned meanwhile. */
const LONGEST_SLEEP_MS = 15_000;

async function doLeased(
  database: Database,
  worker: string,
  job: Job,
  work: DoJob,
  stop: AbortSignal,
): Promise<void> {
  const lost = new AbortController();
  const signal = AbortSignal.any([lost.signal, stop]);
  const renewing = setInterval(() => {
    renewLease(database, job, worker, Date.now()).then(
      (held) => held || lost.abort(new Error('The lease was lost.')),
      () => {},
    );
  }, LEASE_MS / 4);
  try {
    const end = await work(job, signal);
    await returnJob(database, job, worker, end);
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown.message : String(thrown);
    // Who is told to stop gives the job back as it was: another worker takes it at once.
    const dueAt = stop.aborted ? Date.now() : Date.now() + MISTAKE_MS;
    if (!lost.signal.aborted) await returnJob(database, job, worker, { dueAt, error });
  } finally {
    clearInterval(renewing);
  }
}

/** Does every due job of the kinds it knows, one after the other, until none is; gives how many. */
export async function workDueJobs(
  database: Database,
  jobs: Readonly<Record<string, DoJob>>,
  stop: AbortSignal,
  worker = nameWorker(),
): Promise<number> {
  for (let done = 0; ; done += 1) {
    if (stop.aborted) return done;
    const job = await leaseJob(database, worker, Date.now(), Object.keys(jobs));
    const work = job === null ? undefined : jobs[job.kind];
    if (job === null || work === undefined) return done;
    await doLeased(database, worker, job, work, stop);
  }
}

/** Does one job at once if it is due and nobody else is at it; false where it is not done here. */
export async function workJob(
  database: Database,
  { kind, key }: Pick<Job, 'kind' | 'key'>,
  work: DoJob,
  stop: AbortSignal,
): Promise<boolean> {
  const worker = nameWorker();
  const job = await leaseJob(database, worker, Date.now(), [kind], key);
  if (job === null) return false;
  await doLeased(database, worker, job, work, stop);
  return true;
}

/** Does jobs as they fall due, beside however many other workers, until told to stop. */
export async function watchJobs(
  database: Database,
  jobs: Readonly<Record<string, DoJob>>,
  stop: AbortSignal,
): Promise<void> {
  const worker = nameWorker();
  while (!stop.aborted) {
    await workDueJobs(database, jobs, stop, worker);
    await sleepUntilDue(database, Object.keys(jobs), stop);
  }
}

/** Sleeps until the next of these kinds is due, or as long as told. */
export async function sleepUntilDue(
  database: Database,
  kinds: readonly string[],
  stop: AbortSignal,
  longestMs = LONGEST_SLEEP_MS,
): Promise<void> {
  const next = await nextDueAt(database, kinds);
  const untilMs = next === null ? longestMs : next - Date.now();
  await sleepFor(Math.min(longestMs, Math.max(200, untilMs)), stop);
}

/** Sleeps; wakes at once when told to stop. */
export async function sleepFor(ms: number, stop: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal: stop }).catch(() => {});
}
