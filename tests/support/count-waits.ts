import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database, Reader } from '@/lib/db/database';

/** Counts how often a read waits for its database: what is asked for while an answer is awaited costs no wait of its own. */
export function countWaits(
  database: Database,
): (read: (counted: Database) => Promise<unknown>) => Promise<number> {
  let waits = 0;
  let awaited = 0;
  const wait = async <T>(ask: () => Promise<T>): Promise<T> => {
    if (awaited === 0) waits += 1;
    awaited += 1;
    try {
      // Every answer takes a turn, so that what is asked for at once is asked for before it.
      await nextTurn();
      return await ask();
    } finally {
      awaited -= 1;
    }
  };
  const slow = (reader: Reader): Reader => ({
    engine: reader.engine,
    rows: (sql, values) => wait(() => reader.rows(sql, values)),
    numbers: (sql, values) => wait(() => reader.numbers(sql, values)),
  });
  const counted: Database = {
    ...database,
    ...slow(database),
    snapshot: (read) => database.snapshot((reader) => read(slow(reader))),
    aside: (read) => database.aside((reader) => read(slow(reader))),
  };
  return async (read) => {
    waits = 0;
    await read(counted);
    return waits;
  };
}
