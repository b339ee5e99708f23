import 'server-only';
import type pg from 'pg';
import type { Reader } from './database';
import { lendUntilDone } from './lend-connection.server';
import { connectPostgres, createPool, explainConnectionError } from './postgres-connection.server';

const readVersion = 'SELECT version FROM catalogue_version WHERE id = 1';

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

/** Reads one state. Its end is sent and not waited for: what was read is right however that goes. */
async function inSnapshot<T>(
  pool: pg.Pool,
  url: string,
  read: (reader: Reader) => Promise<T>,
): Promise<T> {
  const client = await takeConnection(pool, url);
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY').catch((cause) => {
      throw explainConnectionError(url, cause);
    });
    return await lendUntilDone(connectPostgres(client, url), read);
  } finally {
    client.query('ROLLBACK').then(
      () => client.release(),
      // A connection that cannot even roll back is thrown away.
      () => client.release(true),
    );
  }
}
