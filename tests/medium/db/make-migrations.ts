import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Engine } from '@/lib/db/database';
import { migrationsFolder } from '@/lib/db/read-migrations.server';

/** A copy of the house's migrations that a test may change; removed with the test. */
export function copyMigrations(): string {
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-migrations-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(migrationsFolder, folder, { recursive: true });
  return folder;
}

/** Adds or overwrites one migration for both engines. */
export function writeMigration(folder: string, name: string, sql: string): void {
  for (const engine of ['sqlite', 'postgres'] satisfies Engine[]) {
    mkdirSync(join(folder, engine, name), { recursive: true });
    writeFileSync(join(folder, engine, name, 'migration.sql'), sql);
  }
}

/** A migration in several statements that writes so many rows. */
export const manyRows = (count: number) => `-- Many; rows
CREATE TABLE many (n INTEGER NOT NULL, filling TEXT NOT NULL);
INSERT INTO many WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < ${count})
SELECT n, 'a; b''s -- filling of some length, so that pages fill' FROM c;
CREATE INDEX many_n ON many (n);
CREATE TABLE many_done (n INTEGER NOT NULL);
INSERT INTO many_done VALUES (${count});
`;
