import 'server-only';
import type { Database } from './database';
import { parseDatabaseUrl } from './parse-database-url';

/** Opens the migrated database at an address: `file:…` or a path is SQLite, `postgresql://…` PostgreSQL; anything else is refused with what would be right. Replicas are PostgreSQL's alone. */
export async function openDatabase(
  url: string,
  replicaUrls: readonly string[] = [],
): Promise<Database> {
  const place = parseDatabaseUrl(url);
  if (place.engine === 'sqlite') {
    if (replicaUrls.length > 0)
      throw new Error('DATABASE_REPLICA_URLS is for PostgreSQL: a SQLite file has no replicas.');
    const { openSqlite } = await import('./sqlite.server');
    return openSqlite(place.path);
  }
  const { openPostgres } = await import('./postgres.server');
  return openPostgres(place.url, replicaUrls);
}
