import 'server-only';
import type { Database, Reader } from '@/lib/db/database';
import { columnsSoon } from './clip-columns.server';
import type { ClipQuery } from './clip-query';
import { ColumnsMoved, isLong } from './page-columns.server';

/** Reads something of one state; `isAside` as a `Sight` has it. */
type Read<T> = (reader: Reader, isAside: boolean) => Promise<T>;

/** Reads one state; in SQLite aside, where a query's clips have to be looked for among many. */
export async function readState<T>(
  database: Database,
  query: ClipQuery,
  read: Read<T>,
): Promise<T> {
  const aside = () => database.aside((reader) => read(reader, true));
  const findColumns = async () => columnsSoon(database, await database.version());
  if (database.engine === 'postgres' || (await isLong(query, findColumns))) return aside();
  try {
    return await database.snapshot((reader) => read(reader, false));
  } catch (thrown) {
    if (!(thrown instanceof ColumnsMoved)) throw thrown;
    return aside();
  }
}
