import 'server-only';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from './database';

/** One Prisma folder: its name, its SQL and the checksum Prisma would write down. */
export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** What `_prisma_migrations` says of one migration. */
export interface AppliedMigration {
  name: string;
  checksum: string;
  isFinished: boolean;
}

/** Where the migrations of this program stand, a folder for each engine. */
export const migrationsFolder = join(import.meta.dirname, '../../prisma/migrations');

/** All migrations of one engine in the order of their names. Refuses a folder without its SQL file. */
export async function readMigrations(engine: Engine, folder: string): Promise<Migration[]> {
  const entries = await readdir(join(folder, engine), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, engine, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/** The migrations still to be applied. Refuses, naming it, one that was applied and has since been changed, is missing here, or stopped half-way under another tool. */
export function findPending(known: Migration[], applied: AppliedMigration[]): Migration[] {
  for (const { name, checksum, isFinished } of applied) {
    const migration = known.find((candidate) => candidate.name === name);
    if (!migration) {
      throw new Error(
        `Migration ${name} was applied to this database and is not in this copy of the program: the database is newer. Update the program, or restore a backup.`,
      );
    }
    if (!isFinished) {
      throw new Error(
        `Migration ${name} was begun by another tool and never finished. Restore a backup, or settle it with "prisma migrate resolve".`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new Error(
        `Migration ${name} has been changed after it was applied to this database (its checksum is ${migration.checksum}, the applied one ${checksum}). Restore its file and put the change into a new migration.`,
      );
    }
  }
  const names = new Set(applied.map((migration) => migration.name));
  return known.filter((migration) => !names.has(migration.name));
}
