import 'server-only';
import type pg from 'pg';
import type { Reader } from './database';
import { lendUntilDone } from './lend-connection.server';
import {
  connectPostgres,
  createPool,
  explainConnectionError,
  sendTogether,
} from './postgres-connection.server';

const readVersion = 'SELECT version FROM catalogue_version WHERE id = 1';
const begin = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';

/** One server of a PostgreSQL database, primary or replica, with its own connections. */
export interface PostgresNode extends Reader {
  readonly pool: pg.Pool;
  snapshot<T>(read: (reader: Reader) => Promise<T>): Promise<T>;
  version(): Promise<number>;
}

/** The server at an address; connects at the first statement. */
export function openNode(url: string): PostgresNode {
  const pool = createPool(url);
  const reader = connectPostgres(pool, url);
  return {
    engine: 'postgres',
    pool,
    rows: (sql, values) => reader.rows(sql, values),
    numbers: (sql, values) => reader.numbers(sql, values),
    snapshot: (read) => inSnapshot(pool, url, read),
    async version() {
      const [row] = await reader.rows<{ version: number }>(readVersion);
      return row?.version ?? 0;
    },
  };
}

/** A connection of a pool; what refuses it is named. */
export function takeConnection(pool: pg.Pool, url: string): Promise<pg.PoolClient> {
  return pool.connect().catch((cause) => {
    throw explainConnectionError(url, cause);
  });
}

/**
 * Reads one state. Its beginning and its end are sent and not waited for: what is read at once goes
 * with the beginning, in one round trip, and is right however the end goes.
 */
async function inSnapshot<T>(
  pool: pg.Pool,
  url: string,
  read: (reader: Reader) => Promise<T>,
): Promise<T> {
  const client = await takeConnection(pool, url);
  sendTogether(client);
  const begun = client.query(begin).catch((cause) => {
    throw explainConnectionError(url, cause);
  });
  // What is read fails with it and is heard first; a work that reads nothing hears it below.
  begun.catch(() => undefined);
  try {
    const found = await lendUntilDone(connectPostgres(client, url), read);
    await begun;
    return found;
  } finally {
    endLater(client);
  }
}

/**
 * Gives a connection back. The end of its state goes out once whoever read it has had a turn, and what
 * is read next over it comes after it; a connection that breaks meanwhile is thrown away by its pool.
 */
function endLater(client: pg.PoolClient): void {
  const { stream } = client.connection;
  stream.cork();
  setImmediate(() => stream.uncork());
  client.query('ROLLBACK').catch(() => undefined);
  client.release();
}
