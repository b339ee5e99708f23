import 'server-only';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import SQLite from 'better-sqlite3';
import { type AppliedMigration, findPending, type Migration } from './read-migrations.server';
import { retryBusy } from './retry-busy.server';

// Prisma's own table, in its own words, so that `prisma migrate` agrees where it can run.
const ledger = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

/** Brings one SQLite file up to the given migrations, making the file and its folder where they are missing; gives the names applied by this call. */
export async function migrateSqlite(path: string, migrations: Migration[]): Promise<string[]> {
  mkdirSync(dirname(path), { recursive: true });
  const db = new SQLite(path, { timeout: 0 });
  try {
    await retryBusy(() => db.pragma('journal_mode = WAL'));
    db.pragma('synchronous = FULL');
    // Prisma rebuilds a table by dropping the old one; enforcement would cascade into its children.
    // Every transaction is checked whole before it is committed instead.
    db.pragma('foreign_keys = OFF');
    const names: string[] = [];
    while (findPending(migrations, await retryBusy(() => readApplied(db))).length > 0) {
      const name = await retryBusy(() => applyNext(db, migrations));
      if (name !== null) names.push(name);
    }
    return names;
  } finally {
    db.close();
  }
}

/** The migrations that were applied to a SQLite file, by name; none where there is no file. */
export function readAppliedSqlite(path: string): AppliedMigration[] {
  if (!existsSync(path)) return [];
  const db = new SQLite(path, { readonly: true, timeout: 10_000 });
  try {
    return readApplied(db);
  } finally {
    db.close();
  }
}

/** Applies the first pending migration in one exclusive transaction; null when another process has been faster. */
function applyNext(db: SQLite.Database, migrations: Migration[]): string | null {
  const apply = db.transaction(() => {
    db.exec(ledger);
    const [next] = findPending(migrations, readApplied(db));
    if (!next) return null;
    const startedAt = Date.now();
    runScript(db, next);
    const values = [randomUUID(), next.checksum, Date.now(), next.name, startedAt];
    db.prepare(
      'INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, started_at, applied_steps_count) VALUES (?, ?, ?, ?, ?, 1)',
    ).run(values);
    return next.name;
  });
  return apply.exclusive();
}

function runScript(db: SQLite.Database, { name, sql }: Migration): void {
  try {
    db.exec(sql);
  } catch (cause) {
    throw new Error(`Migration ${name} failed, nothing of it was kept: ${messageOf(cause)}`, {
      cause,
    });
  }
  if (!db.inTransaction) throw new Error(`Migration ${name} must not end its own transaction.`);
  const orphans = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  const [orphan] = orphans;
  if (orphan) {
    throw new Error(
      `Migration ${name} would leave ${orphans.length} rows without their parent (${orphan.table} → ${orphan.parent}); nothing of it was kept.`,
    );
  }
}

function readApplied(db: SQLite.Database): AppliedMigration[] {
  const table = db.prepare("SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'").get();
  if (!table) return [];
  const rows = db
    .prepare<[], { name: string; checksum: string; finished: number }>(
      'SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name',
    )
    .all();
  return rows.map(({ name, checksum, finished }) => ({
    name,
    checksum,
    isFinished: finished === 1,
  }));
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
