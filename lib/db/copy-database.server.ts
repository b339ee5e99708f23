import 'server-only';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import SQLite from 'better-sqlite3';
import { parseDatabaseUrl } from './parse-database-url';

const run = promisify(execFile);

/** A database program of PostgreSQL's that is not installed, or that refused; its message says which. */
export class CopyFault extends Error {}

/** What PostgreSQL's own programs are told through their environment: no password stands in a list of processes. */
function environmentOf(url: string): Record<string, string> {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? decodeURIComponent(hostname);
  const said = {
    PGHOST: host,
    PGPORT: port,
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: decodeURIComponent(pathname.slice(1)),
  };
  const given = Object.entries(said).filter(([, value]) => value !== '');
  return { PATH: process.env.PATH ?? '', LC_ALL: 'C', ...Object.fromEntries(given) };
}

/** The name of the database that a PostgreSQL address leads to. */
export function nameOfPostgres(url: string): string {
  return environmentOf(url).PGDATABASE ?? '';
}

async function runPostgres(program: 'pg_dump' | 'pg_restore', args: string[], url: string) {
  try {
    return await run(program, args, {
      env: { ...environmentOf(url), NODE_ENV: process.env.NODE_ENV },
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (thrown) {
    const { code, stderr } = thrown as { code?: string; stderr?: string };
    const why =
      code === 'ENOENT'
        ? `${program} is not installed: apt-get install -y postgresql-client`
        : `${program}: ${stderr?.trim().split('\n').at(0) ?? 'it failed'}`;
    throw new CopyFault(why, { cause: thrown });
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Writes one state of a whole database into a new file while others read and write: a SQLite file, or
 * a dump of PostgreSQL. Nothing stands under `path` before it is whole and on the disk.
 */
export async function copyDatabase(url: string, path: string): Promise<void> {
  const place = parseDatabaseUrl(url);
  const half = `${path}.half`;
  await rm(half, { force: true });
  if (place.engine === 'sqlite') {
    if (!existsSync(place.path)) throw new CopyFault(`There is no database at ${place.path}.`);
    const db = new SQLite(place.path, { readonly: true, timeout: 30_000 });
    try {
      db.prepare('VACUUM INTO ?').run(half);
    } finally {
      db.close();
    }
  } else {
    await runPostgres('pg_dump', ['--format=custom', '--no-owner', '--file', half], place.url);
  }
  await sync(half);
  await rename(half, path);
}

/** Whether a database is as it was made: no file, or no table in it. */
export async function isEmptyDatabase(url: string): Promise<boolean> {
  const place = parseDatabaseUrl(url);
  if (place.engine === 'sqlite') return !existsSync(place.path);
  const { askAlone } = await import('./postgres-connection.server');
  const tables = await askAlone(place.url, (ask) =>
    ask(
      "SELECT 1 FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') LIMIT 1",
    ),
  );
  return tables.length === 0;
}

/** Puts a copy back into an empty database, all of it or nothing. */
export async function restoreDatabase(url: string, copy: string): Promise<void> {
  const place = parseDatabaseUrl(url);
  if (place.engine === 'postgres') {
    const args = ['--no-owner', '--single-transaction', '--exit-on-error'];
    await runPostgres('pg_restore', [...args, '--dbname', nameOfPostgres(place.url), copy], url);
    return;
  }
  await copyDatabase(`file:${copy}`, place.path);
}
