import 'server-only';
import type { Database } from '@/lib/db/database';

/** A backup as the database it was made of remembers it. */
export interface LastBackup {
  /** When it was whole, in milliseconds. */
  at: number;
  folder: string | null;
}

const NAME = 'backup';

/** The newest backup of this database; null where there was none. */
export async function readLastBackup(database: Database): Promise<LastBackup | null> {
  const [row] = await database.rows<{ value: string; at: number }>(
    'SELECT value, at FROM stamp WHERE name = ?',
    [NAME],
  );
  if (row === undefined) return null;
  // Before there were folders the value was an instant.
  return { at: Number(row.at), folder: /^\d{4}-\d\d-\d\dT/.test(row.value) ? null : row.value };
}

/** Notes that a folder holds a whole backup of this database. */
export async function noteBackup(database: Database, folder: string, at: number): Promise<void> {
  await database.writeAside((writer) =>
    writer.run(
      `INSERT INTO stamp (name, value, at) VALUES (?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at`,
      [NAME, folder, at],
    ),
  );
}
