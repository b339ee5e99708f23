import 'server-only';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Database } from '@/lib/db/database';
import { parseDatabaseUrl } from '@/lib/db/parse-database-url';
import type { Env } from '@/lib/env/env.server';
import { parseStorePlace } from '@/lib/media/store-place';
import { readLastBackup } from '../backup/last-backup.server';
import { type Finding, inArea, type Look } from './finding';

/** Below this SQLite and imports begin to fail, in bytes. */
const LEAST_FREE_BYTES = 256 * 1024 * 1024;
/** Below this one should begin to think about it, in bytes. */
const ENOUGH_FREE_BYTES = 2 * 1024 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;
/** A backup that is older is worth a word, in days. */
const BACKUP_DAYS = 7;

/** How much a file system has left for us, in bytes. */
export type FreeBytes = (folder: string) => Promise<number>;

/** What is left where a folder lies or will lie, in bytes. */
export async function readFreeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ENOENT' || dirname(folder) === folder) {
      throw thrown;
    }
    return readFreeBytes(dirname(folder));
  }
}

/** The folders in which a gallery grows: its database's and its store's, where these are folders. */
export function foldersOf({
  DATABASE_URL,
  MEDIA_STORE,
}: Pick<Env, 'DATABASE_URL' | 'MEDIA_STORE'>) {
  const database = parseDatabaseUrl(DATABASE_URL);
  const store = parseStorePlace(MEDIA_STORE);
  return {
    database: database.engine === 'sqlite' ? dirname(database.path) : null,
    media: store.kind === 'disk' ? store.root : null,
  };
}

const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(1)} GB`;

/** What is left on the disks where the gallery grows. */
export async function examineDisk(env: Env, freeBytes: FreeBytes): Promise<Look> {
  const { fault, notice } = inArea('disk');
  const findings: Finding[] = [];
  const told: string[] = [];
  for (const [what, folder] of Object.entries(foldersOf(env))) {
    if (folder === null) continue;
    const free = await freeBytes(folder);
    told.push(`${gigabytes(free)} left for ${what}`);
    const says = `Only ${gigabytes(free)} are left on the disk of ${folder} (${what}).`;
    if (free < LEAST_FREE_BYTES) {
      findings.push(fault(says, 'Make room now: what is written next may fail.'));
    } else if (free < ENOUGH_FREE_BYTES) {
      findings.push(notice(says, 'Make room before the next import or backup.'));
    }
  }
  return { area: 'disk', seen: told.join(', ') || 'a server and a bucket, not ours', findings };
}

/** How old the last backup is. */
export async function examineBackup(database: Database, now: number): Promise<Look> {
  const { notice } = inArea('backup');
  const last = await readLastBackup(database);
  const todo = 'Run "npm run gallery -- backup FOLDER" on another disk, every day.';
  if (last === null) {
    return { area: 'backup', seen: 'none yet', findings: [notice('There is no backup.', todo)] };
  }
  const days = Math.floor((now - last.at) / DAY_MS);
  const old = notice(`The last backup is ${days} days old.`, todo);
  const seen = `the last one of ${new Date(last.at).toISOString().slice(0, 16)}Z`;
  return { area: 'backup', seen, findings: days > BACKUP_DAYS ? [old] : [] };
}

interface JobRow {
  kind: string;
  key: string;
  due_at: number;
  attempts: number;
  lease_until: number | null;
  error: string | null;
}

/** Jobs whose holder died, that nobody does, or that fail again and again. */
export async function examineJobs(database: Database, now: number): Promise<Look> {
  const { notice } = inArea('jobs');
  const [all] = await database.rows<{ many: number }>('SELECT count(*) AS many FROM job');
  const rows = await database.rows<JobRow>(
    `SELECT kind, key, due_at, attempts, lease_until, error FROM job
     WHERE due_at < ? OR attempts >= 5 OR lease_until < ? ORDER BY due_at LIMIT 100`,
    [now - DAY_MS, now],
  );
  const run = 'Run "npm run gallery -- crawl watch" beside the gallery, or "crawl run" every hour.';
  const findings = rows.map((job) => {
    const name = `${job.kind} ${job.key}`;
    if (job.lease_until !== null && Number(job.lease_until) < now) {
      return notice(`Whoever did the job ${name} is gone, and nobody took it over.`, run);
    }
    if (job.attempts >= 5) {
      const todo = `Look at "npm run gallery -- feed list"; it is tried again by itself.`;
      return notice(`The job ${name} has failed ${job.attempts} times: ${job.error}`, todo);
    }
    const days = Math.floor((now - Number(job.due_at)) / DAY_MS);
    return notice(`The job ${name} has been due for ${days} days.`, run);
  });
  return { area: 'jobs', seen: `${Number(all?.many ?? 0)} jobs`, findings };
}
