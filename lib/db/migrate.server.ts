import 'server-only';
import { parseDatabaseUrl } from './parse-database-url';
import { migrationsFolder, readMigrations } from './read-migrations.server';

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
