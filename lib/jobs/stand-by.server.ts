import 'server-only';
import type { Database } from '@/lib/db/database';
import { wakeJob } from './lease-job.server';
import { type DoJob, sleepFor, sleepUntilDue, workDueJobs } from './work-jobs.server';

/** Work that the state of the gallery asks for, and no clock; there is one of each for all processes. */
export interface StandingJob {
  kind: string;
  /** How long after it was first wanted it is done: what comes meanwhile is done with it. */
  settleMs: number;
  isWanted(): Promise<boolean>;
  work: DoJob;
}

/** How often a process looks whether something is wanted. */
const LOOK_MS = 5_000;
const AGAIN_MS = 500;

/**
 * Sees to a standing job until told to stop, beside however many other processes. A pass that fails,
 * for want of the database say, is told of once and tried again.
 */
export async function standBy(
  database: Database,
  { kind, settleMs, isWanted, work }: StandingJob,
  stop: AbortSignal,
  told: (fault: unknown) => void,
): Promise<void> {
  const jobs = { [kind]: work };
  let isTold = false;
  while (!stop.aborted) {
    try {
      if (await isWanted()) {
        await wakeJob(database, { kind, key: 'all', dueAt: Date.now() + settleMs });
      }
      const done = await workDueJobs(database, jobs, stop);
      // What was done may be wanted again already; a replica that lags does not make us spin.
      await sleepUntilDue(database, [kind], stop, done > 0 ? AGAIN_MS : LOOK_MS);
      isTold = false;
    } catch (fault) {
      if (stop.aborted) return;
      if (!isTold) told(fault);
      isTold = true;
      await sleepFor(LOOK_MS, stop);
    }
  }
}
