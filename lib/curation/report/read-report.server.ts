import 'server-only';
import { stat } from 'node:fs/promises';
import { EVERYTHING } from '@/lib/clips/clip-query';
import { countClips } from '@/lib/clips/count-clips.server';
import type { Database, Reader, SqlValue } from '@/lib/db/database';
import { parseDatabaseUrl } from '@/lib/db/parse-database-url';
import type { Env } from '@/lib/env/env.server';
import { nextDueAt } from '@/lib/jobs/lease-job.server';
import type { MediaReader } from '@/lib/media/media-store';
import { readLastBackup } from '../backup/last-backup.server';
import { foldersOf, readFreeBytes } from '../doctor/examine-place.server';
import type { Counted, NamedClip, Report } from './report';

/** Nothing is counted past this: a report is read every morning, however large the gallery. */
const MOST = 1_000;
/** How many rows of files are added up. */
const MOST_FILES = 50_000;
/** How many of the newest files are looked for. */
const LOOKED_FOR = 200;
const NAMED = 5;

async function countUpTo(
  reader: Reader,
  most: number,
  rows: string,
  values: readonly SqlValue[] = [],
): Promise<Counted> {
  const [row] = await reader.rows<{ count: number }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM ${rows} LIMIT ${most + 1}) bounded`,
    values,
  );
  const count = Number(row?.count ?? 0);
  return { count: Math.min(count, most), isMore: count > most };
}

async function readFresh(reader: Reader, since: number): Promise<Report['fresh']> {
  // By number, which rises with the day it was added, because no index has that day.
  const clips = await reader.rows<NamedClip & { added_at: number }>(
    `SELECT slug, title_en AS en, title_zh AS zh, added_at FROM clip ORDER BY id DESC LIMIT ${MOST}`,
  );
  const added = clips.filter((clip) => Number(clip.added_at) >= since);
  const newest = `(SELECT added_at FROM candidate ORDER BY id DESC LIMIT ${MOST}) newest WHERE added_at >= ?`;
  const curators = await reader.rows<{ name: string }>(
    `SELECT DISTINCT curator_name AS name FROM
       (SELECT curator_name FROM revision WHERE at >= ? ORDER BY at DESC LIMIT ${MOST}) newest
     ORDER BY name LIMIT 20`,
    [since],
  );
  return {
    clips: { count: added.length, isMore: added.length === MOST },
    named: added.slice(0, NAMED).map(({ slug, en, zh }) => ({ slug, en, zh })),
    candidates: await countUpTo(reader, MOST, newest, [since]),
    changes: await countUpTo(reader, MOST, 'revision WHERE at >= ?', [since]),
    curators: curators.map(({ name }) => name),
  };
}

async function readWaiting(reader: Reader): Promise<Report['waiting']> {
  const kinds = await reader.rows<{ kind: string; count: number }>(
    `SELECT kind, count(*) AS count FROM
       (SELECT kind FROM candidate WHERE status = 'waiting' LIMIT ${MOST}) waiting
     GROUP BY kind ORDER BY kind`,
  );
  const [oldest] = await reader.rows<{ at: number }>(
    "SELECT added_at AS at FROM candidate WHERE status = 'waiting' ORDER BY added_at LIMIT 1",
  );
  return {
    candidates: await countUpTo(reader, MOST, "candidate WHERE status = 'waiting'"),
    later: await countUpTo(reader, MOST, "candidate WHERE status = 'later'"),
    byKind: kinds.map(({ kind, count }) => ({ kind, count: Number(count) })),
    oldestAt: oldest === undefined ? null : Number(oldest.at),
  };
}

async function findMissing(reader: Reader, store: MediaReader) {
  const rows = await reader.rows<{ hash: string; extension: string }>(
    `SELECT hash, extension FROM rendition ORDER BY id DESC LIMIT ${LOOKED_FOR}`,
  );
  const keys = rows.map(({ hash, extension }) => `${hash}.${extension}`);
  const found = await Promise.all(keys.map((key) => store.stat(key)));
  return { looked: keys.length, missing: keys.filter((_, at) => found[at] === null) };
}

async function readJobs(database: Database, now: number): Promise<Report['jobs']> {
  const one = async (where: string, values: SqlValue[]) =>
    (await countUpTo(database, MOST, `job WHERE ${where}`, values)).count;
  return {
    all: await countUpTo(database, MOST, 'job'),
    due: await one('due_at <= ? AND (lease_until IS NULL OR lease_until <= ?)', [now, now]),
    running: await one('lease_until > ?', [now]),
    failing: await one('error IS NOT NULL', []),
    nextAt: await nextDueAt(database),
  };
}

async function readDatabaseBytes(database: Database, url: string): Promise<number> {
  const place = parseDatabaseUrl(url);
  if (place.engine === 'postgres') {
    const [row] = await database.rows<{ bytes: number }>(
      'SELECT pg_database_size(current_database()) AS bytes',
    );
    return Number(row?.bytes ?? 0);
  }
  const sizes = [place.path, `${place.path}-wal`].map((path) =>
    stat(path).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function readSizes(
  database: Database,
  env: Pick<Env, 'DATABASE_URL' | 'MEDIA_STORE'>,
): Promise<Report['sizes']> {
  const [files] = await database.rows<{ count: number; bytes: number | null }>(
    `SELECT count(*) AS count, sum(size_bytes) AS bytes FROM
       (SELECT size_bytes FROM rendition ORDER BY id DESC LIMIT ${MOST_FILES}) newest`,
  );
  const count = Number(files?.count ?? 0);
  const folders = foldersOf(env);
  const left = async (folder: string | null) => (folder === null ? null : readFreeBytes(folder));
  return {
    clips: await countClips(database, EVERYTHING),
    files: { count, isMore: count === MOST_FILES },
    mediaBytes: Number(files?.bytes ?? 0),
    databaseBytes: await readDatabaseBytes(database, env.DATABASE_URL),
    freeBytes: { database: await left(folders.database), media: await left(folders.media) },
  };
}

/**
 * The morning report: what is new since an instant (milliseconds), what waits, what is broken, how
 * large the gallery is, its last backup, its jobs. Every question it asks is bounded.
 */
export async function readReport(
  { database, store }: { database: Database; store: MediaReader },
  env: Pick<Env, 'DATABASE_URL' | 'MEDIA_STORE'>,
  since: number,
  now = Date.now(),
): Promise<Report> {
  const isDisk = foldersOf(env).media !== null;
  return {
    at: now,
    since,
    fresh: await readFresh(database, since),
    waiting: await readWaiting(database),
    broken: {
      links: await countUpTo(database, MOST, "link_state WHERE state = 'gone'"),
      feeds: await database.rows(
        `SELECT address, failures, error FROM feed WHERE failures > 0 AND is_on
         ORDER BY failures DESC, address LIMIT 20`,
      ),
      files: isDisk ? await findMissing(database, store) : null,
    },
    sizes: await readSizes(database, env),
    backup: await readLastBackup(database),
    jobs: await readJobs(database, now),
  };
}
