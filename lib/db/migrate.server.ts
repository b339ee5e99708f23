import 'server-only';
import { type DatabasePlace, parseDatabaseUrl } from './parse-database-url';
import {
  type AppliedMigration,
  findPending,
  migrationsFolder,
  readMigrations,
} from './read-migrations.server';

/** Applies what is missing of Prisma's migration folders, in order, under a lock, each in one transaction; gives the names of those it applied. Safe to run twice and at once. */
export async function migrate(url: string, folder: string = migrationsFolder): Promise<string[]> {
  const place = parseDatabaseUrl(url);
  const migrations = await readMigrations(place.engine, folder);
  if (place.engine === 'sqlite') {
    const { migrateSqlite } = await import('./migrate-sqlite.server');
    return migrateSqlite(place.path, migrations);
  }
  const { migratePostgres } = await import('./migrate-postgres.server');
  return migratePostgres(place.url, migrations);
}

/** How far a database is behind this program. */
export interface Pending {
  /** The migrations still to be applied, in order. */
  names: string[];
  /** Nothing was ever applied: there is no database, or an empty one. */
  isFresh: boolean;
}

async function readApplied(place: DatabasePlace): Promise<AppliedMigration[]> {
  if (place.engine === 'sqlite') {
    return (await import('./migrate-sqlite.server')).readAppliedSqlite(place.path);
  }
  return (await import('./migrate-postgres.server')).readAppliedPostgres(place.url);
}

/** What `migrate` would apply; changes nothing. Refuses the databases that `migrate` refuses. */
export async function readPending(
  url: string,
  folder: string = migrationsFolder,
): Promise<Pending> {
  const place = parseDatabaseUrl(url);
  const applied = await readApplied(place);
  const pending = findPending(await readMigrations(place.engine, folder), applied);
  return { names: pending.map(({ name }) => name), isFresh: applied.length === 0 };
}
