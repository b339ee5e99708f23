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
  jobs: Readonly<Record<string, DoJob>>,
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
    const end = await (jobs[job.kind] ?? missing)(job, signal);
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

const missing: DoJob = ({ kind }) => {
  throw new Error(`This program knows no job of the kind “${kind}”.`);
};

/** Does every job that is due, one after the other, until none is; gives how many. */
export async function workDueJobs(
  database: Database,
  jobs: Readonly<Record<string, DoJob>>,
  stop: AbortSignal,
  worker = nameWorker(),
): Promise<number> {
  for (let done = 0; ; done += 1) {
    if (stop.aborted) return done;
    const job = await leaseJob(database, worker, Date.now());
    if (job === null) return done;
    await doLeased(database, worker, job, jobs, stop);
  }
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
    const next = await nextDueAt(database);
    const until = next === null ? LONGEST_SLEEP_MS : next - Date.now();
    const sleepMs = Math.min(LONGEST_SLEEP_MS, Math.max(200, until));
    await wait(sleepMs, undefined, { signal: stop }).catch(() => {});
  }
}
