import 'server-only';
import type { Database } from './database';
import { parseDatabaseUrl } from './parse-database-url';

/** Opens the migrated database at an address: `file:…` or a path is SQLite, `postgresql://…` PostgreSQL; anything else is refused with what would be right. */
export async function openDatabase(url: string): Promise<Database> {
  const place = parseDatabaseUrl(url);
  if (place.engine === 'sqlite') {
    const { openSqlite } = await import('./sqlite.server');
    return openSqlite(place.path);
  }
  const { openPostgres } = await import('./postgres.server');
  return openPostgres(place.url);
}
