import 'server-only';
import type { Database } from '@/lib/db/database';

/** Work to be done by whoever holds its lease. */
export interface Job {
  id: number;
  kind: string;
  key: string;
  attempts: number;
}

/** When a job is due that waits until it is woken: never. */
export const RESTING = Number.MAX_SAFE_INTEGER;

/** A holder that has not renewed for this long is taken for dead, and another may take the job. */
export const LEASE_MS = 60_000;

/** A job there is to be: of what kind, about what, and when. */
interface PlannedJob {
  kind: string;
  key: string;
  dueAt: number;
}

/**
 * Sees to it that there is a job of a kind about something, and that it is due no later than told;
 * one that runs is left to its holder.
 */
export async function planJob(database: Database, job: PlannedJob): Promise<void> {
  await putJob(database, job, 'job.due_at > excluded.due_at');
}

/** Has a resting job, or a new one, done at an instant; what runs, waits or failed keeps its own time. */
export async function wakeJob(database: Database, job: PlannedJob): Promise<void> {
  await putJob(database, job, `job.due_at = ${RESTING} AND job.lease_until IS NULL`);
}

/** Writes a job down; of one that is there, the time where it is to be changed. */
async function putJob(
  database: Database,
  { kind, key, dueAt }: PlannedJob,
  isChanged: string,
): Promise<void> {
  await database.writeAside((writer) =>
    writer.run(
      `INSERT INTO job (kind, key, due_at, attempts) VALUES (?, ?, ?, 0)
       ON CONFLICT (kind, key) DO UPDATE SET due_at = excluded.due_at WHERE ${isChanged}`,
      [kind, key, dueAt],
    ),
  );
}

/** Takes away the job about something; whoever runs it finds that it has lost its lease. */
export async function dropJob(database: Database, kind: string, key: string): Promise<void> {
  await database.writeAside((writer) =>
    writer.run('DELETE FROM job WHERE kind = ? AND key = ?', [kind, key]),
  );
}

/** In SQL, jobs of these kinds; of every kind where none are named. */
function ofKinds(kinds: readonly string[] | undefined): string {
  return kinds === undefined ? 'TRUE' : `kind IN (${kinds.map(() => '?').join(', ')})`;
}

/**
 * Takes the lease of the job that is due longest, for one worker of however many, among the kinds it
 * knows, or of the one about `key`; null when none is due. A job whose holder died is due again once
 * its lease has run out.
 */
export async function leaseJob(
  database: Database,
  worker: string,
  now: number,
  kinds?: readonly string[],
  key?: string,
): Promise<Job | null> {
  return database.writeAside(async (writer) => {
    const skip = writer.engine === 'postgres' ? 'FOR UPDATE SKIP LOCKED' : '';
    const [job] = await writer.rows<Job>(
      `SELECT id, kind, key, attempts FROM job
       WHERE due_at <= ? AND (lease_until IS NULL OR lease_until <= ?) AND ${ofKinds(kinds)}
         AND ${key === undefined ? 'TRUE' : 'key = ?'}
       ORDER BY due_at, id LIMIT 1 ${skip}`,
      [now, now, ...(kinds ?? []), ...(key === undefined ? [] : [key])],
    );
    if (job === undefined) return null;
    await writer.run(
      'UPDATE job SET leased_by = ?, lease_until = ?, attempts = attempts + 1 WHERE id = ?',
      [worker, now + LEASE_MS, job.id],
    );
    return { ...job, attempts: job.attempts + 1 };
  });
}

/** Prolongs a lease; false when it was lost, and whoever works should stop. */
export async function renewLease(
  database: Database,
  { id }: Job,
  worker: string,
  now: number,
): Promise<boolean> {
  const changed = await database.writeAside((writer) =>
    writer.run('UPDATE job SET lease_until = ? WHERE id = ? AND leased_by = ?', [
      now + LEASE_MS,
      id,
      worker,
    ]),
  );
  return changed === 1;
}

/** Gives a job back, due again at an instant, with what went wrong if something did. */
export async function returnJob(
  database: Database,
  { id }: Job,
  worker: string,
  { dueAt, error }: { dueAt: number; error: string | null },
): Promise<void> {
  await database.writeAside((writer) =>
    writer.run(
      `UPDATE job SET due_at = ?, error = ?, leased_by = NULL, lease_until = NULL,
         attempts = CASE WHEN CAST(? AS TEXT) IS NULL THEN 0 ELSE attempts END
       WHERE id = ? AND leased_by = ?`,
      [dueAt, error, error, id, worker],
    ),
  );
}

/** When the next job is due or its holder would be taken for dead; null when there is none, or all rest. */
export async function nextDueAt(
  database: Database,
  kinds?: readonly string[],
): Promise<number | null> {
  const [row] = await database.rows<{ at: number | null }>(
    `SELECT MIN(CASE WHEN lease_until > due_at THEN lease_until ELSE due_at END) AS at FROM job
     WHERE ${ofKinds(kinds)} AND due_at < ${RESTING}`,
    kinds ?? [],
  );
  return row?.at ?? null;
}
