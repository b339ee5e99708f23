import 'server-only';
import type { Database, Reader } from '@/lib/db/database';
import { columnsSoon } from './clip-columns.server';
import type { ClipQuery } from './clip-query';
import { asksColumns, ColumnsMoved, isLong } from './page-columns.server';

/** Reads something of one state; `isAside` as a `Sight` has it. */
type Read<T> = (reader: Reader, isAside: boolean) => Promise<T>;

/** So often it is tried to read by columns that move on meanwhile; then SQL may take its time. */
const MOST_TRIES = 5;

/** Reads one state; in SQLite aside, where a query's clips have to be looked for among many. */
export async function readState<T>(
  database: Database,
  query: ClipQuery,
  read: Read<T>,
): Promise<T> {
  for (let tries = 1; tries < MOST_TRIES; tries += 1) {
    const columns = asksColumns(query) ? await columnsSoon(database) : null;
    const isAside = isLong(query, columns);
    try {
      if (!isAside) return await database.snapshot((reader) => read(reader, false));
      return await database.aside((reader) => read(reader, columns === null));
    } catch (thrown) {
      if (!(thrown instanceof ColumnsMoved)) throw thrown;
    }
  }
  return database.aside((reader) => read(reader, true));
}
