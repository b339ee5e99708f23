import 'server-only';
import type { Reader, SqlValue, Writer } from '@/lib/db/database';

/** A row by column name; every row of one call has the same columns. */
export type Row = Record<string, SqlValue>;

/** SQLite takes 32,766 values in a statement; this stays far below: a statement of many is large, and kept. */
const VALUES_PER_STATEMENT = 2_000;

/** In SQL, the version that the transaction at hand raises the catalogue to: nobody else is writing. */
export const COMING_VERSION = '(SELECT version + 1 FROM catalogue_version WHERE id = 1)';

/** Cuts a list into runs of at most `size`. */
export function chunk<T>(list: readonly T[], size: number): T[][] {
  const out: T[][] = [];
  for (let at = 0; at < list.length; at += size) out.push(list.slice(at, at + size));
  return out;
}

/**
 * Cuts a list into runs of powers of two, at most `most`: so few lengths make few statements, which are
 * prepared once. One for every length would be hundreds, and each holds hundreds of kilobytes.
 */
function chunkByPowers<T>(list: readonly T[], most: number): T[][] {
  const out: T[][] = [];
  for (let at = 0; at < list.length; ) {
    const size = 2 ** Math.floor(Math.log2(Math.min(most, list.length - at)));
    out.push(list.slice(at, at + size));
    at += size;
  }
  return out;
}

/** `?, ?, ?` for a list of values. */
export function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

/**
 * Inserts rows and gives how many it wrote; where `unique` names columns whose values are taken, the
 * row there is overwritten, or with `keep` stays as it is.
 * Table and column names are the code's own, never a visitor's.
 */
export async function writeRows(
  writer: Writer,
  table: string,
  rows: readonly Row[],
  unique?: readonly string[],
  taken: 'overwrite' | 'keep' = 'overwrite',
): Promise<number> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return 0;
  const one = `(${marks(columns)})`;
  const updates = columns.filter((column) => !unique?.includes(column));
  const sets = updates.map((column) => `${column} = excluded.${column}`).join(', ');
  const action = taken === 'keep' ? 'DO NOTHING' : `DO UPDATE SET ${sets}`;
  const conflict = unique === undefined ? '' : ` ON CONFLICT (${unique.join(', ')}) ${action}`;
  let written = 0;
  for (const run of chunkByPowers(rows, Math.floor(VALUES_PER_STATEMENT / columns.length))) {
    const all = run.map(() => one).join(', ');
    const values = run.flatMap((row) => columns.map((column) => row[column] ?? null));
    written += await writer.run(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${all}${conflict}`,
      values,
    );
  }
  return written;
}

/** The ids of rows by their unique key, for as many keys as there are. */
export async function readIds(
  writer: Reader,
  table: string,
  column: string,
  keys: readonly string[],
): Promise<Map<string, number>> {
  const out = new Map<string, number>();
  for (const run of chunk([...new Set(keys)], 500)) {
    const rows = await writer.rows<{ id: number; key: string }>(
      `SELECT id, ${column} AS key FROM ${table} WHERE ${column} IN (${marks(run)})`,
      run,
    );
    for (const row of rows) out.set(row.key, row.id);
  }
  return out;
}
