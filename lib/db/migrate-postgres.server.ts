import 'server-only';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { connectAlone } from './postgres-connection.server';
import { type AppliedMigration, findPending, type Migration } from './read-migrations.server';

// The key `prisma migrate` itself locks with, so that the two never run at once.
const migrationLock = 72707369;

// Prisma's own table, in its own words, so that `prisma migrate` agrees where it can run.
const ledger = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                      VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum                VARCHAR(64) NOT NULL,
    finished_at             TIMESTAMPTZ,
    migration_name          VARCHAR(255) NOT NULL,
    logs                    TEXT,
    rolled_back_at          TIMESTAMPTZ,
    started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count     INTEGER NOT NULL DEFAULT 0
)`;

/** The migrations that were applied to a PostgreSQL database, by name. Refuses, naming it, a server that does not answer. */
export async function readAppliedPostgres(url: string): Promise<AppliedMigration[]> {
  const client = await connectAlone(url);
  try {
    return await readApplied(client);
  } finally {
    await client.end();
  }
}

/** Brings one PostgreSQL database up to the given migrations while holding an advisory lock; gives the names applied by this call. Refuses, naming it, a server that does not answer. */
export async function migratePostgres(url: string, migrations: Migration[]): Promise<string[]> {
  const client = await connectAlone(url);
  try {
    // Held by the connection: a killed process lets go of it.
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const pending = findPending(migrations, await readApplied(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(ledger);
    await client.query(sql);
    await client.query(
      'INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), clock_timestamp(), 1)',
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => undefined);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Migration ${name} failed, nothing of it was kept: ${reason}`, { cause });
  }
}

async function readApplied(client: pg.Client): Promise<AppliedMigration[]> {
  const table = await client.query("SELECT to_regclass('_prisma_migrations') AS name");
  if (table.rows[0]?.name === null) return [];
  const { rows } = await client.query<{ name: string; checksum: string; finished: boolean }>(
    'SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name',
  );
  return rows.map(({ name, checksum, finished }) => ({ name, checksum, isFinished: finished }));
}
