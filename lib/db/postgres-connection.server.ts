import 'server-only';
import { createHash } from 'node:crypto';
import pg from 'pg';
import type { SqlValue, Writer } from './database';
import { numberPlaceholders } from './number-placeholders';

const keptStatements = 1000;
const int8 = 20;
const numeric = 1700;

/** Makes the pool of connections to one server: 64-bit integers and sums of them arrive as numbers. Connects at the first statement. */
export function createPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    // Statements that nobody waits between go out together and cost one round trip.
    pipeline: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'promptreel',
    types: {
      getTypeParser: (oid, format) =>
        oid === int8 || oid === numeric ? Number : pg.types.getTypeParser(oid, format),
    },
  });
  // A connection that breaks while idle is replaced by the pool; unheard, its error would end the
  // process.
  pool.on('error', (error) =>
    console.error(`An idle PostgreSQL connection broke: ${error.message}`),
  );
  // So would that of one in use, lost between two statements; the next statement fails with it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** One connection outside the pool, to be ended by whoever opened it. Refuses, naming it, a server that does not answer. */
export async function connectAlone(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // The statement that is under way fails with it; unheard, it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    throw explainConnectionError(url, cause);
  }
  return client;
}

/** Asks a server over a connection of its own, which is ended afterwards. */
export async function askAlone<T>(
  url: string,
  work: (ask: (sql: string) => Promise<Record<string, unknown>[]>) => Promise<T>,
): Promise<T> {
  const client = await connectAlone(url);
  try {
    return await work(async (sql) => (await client.query(sql)).rows);
  } finally {
    await client.end();
  }
}

const statements = new Map<string, { name: string; text: string }>();

function prepare(sql: string): { name?: string; text: string } {
  const known = statements.get(sql);
  if (known) return known;
  const text = numberPlaceholders(sql);
  // Looking for words is planned each time: which way is right hangs on how many clips have them.
  if (text.includes('::tsquery')) return { text };
  // The server keeps a named statement for each connection; the text alone decides its name.
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  const statement = { name, text };
  if (statements.size >= keptStatements) statements.clear();
  statements.set(sql, statement);
  return statement;
}

/**
 * What is sent over a connection until this turn of the work ends goes out in one piece: by itself each
 * statement would be a packet of its own, and wake the server, which on one machine takes our place.
 */
export function sendTogether({ connection: { stream } }: pg.Client): void {
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Reads and writes through a pool or one of its connections, by prepared statements. The address is for messages. */
export function connectPostgres(client: pg.Pool | pg.PoolClient, url: string): Writer {
  const query = async (sql: string, values: readonly SqlValue[]) => {
    try {
      if ('connection' in client) sendTogether(client);
      return await client.query({ ...prepare(sql), values: [...values] });
    } catch (cause) {
      throw explainConnectionError(url, cause);
    }
  };
  return {
    engine: 'postgres',
    async rows<Row>(sql: string, values: readonly SqlValue[] = []) {
      return (await query(sql, values)).rows as Row[];
    },
    async numbers(sql, values = []) {
      return Float64Array.from(
        (await query(sql, values)).rows.flatMap((row) => Object.values(row)),
      );
    },
    async run(sql, values = []) {
      return (await query(sql, values)).rowCount ?? 0;
    },
  };
}

/** Whether a read failed because its server went away, or stopped it to catch up with the primary: another may answer. */
export function isLost(thrown: unknown): boolean {
  // 40001: a replica cancels a read that is in the way of what it has to apply.
  if ((thrown as { code?: string } | null)?.code === '40001') return true;
  return thrown instanceof UnreachableError || explainConnectionError('', thrown) !== thrown;
}

/** A server that did not answer; its message names it, without its password. */
class UnreachableError extends Error {}

/** Says of a failed connection which server did not answer, without its password; other errors pass through. */
export function explainConnectionError(url: string, cause: unknown): unknown {
  if (cause instanceof UnreachableError) return cause;
  const { code = '', message = '' } = (cause ?? {}) as { code?: string; message?: string };
  // 08…, 28…, 3D000, 53300, 57P0…: connection, authorization, no such database, too many, stopping,
  // starting. `pg` says “not queryable” of a connection that broke between two statements.
  const isOurs = /^(E[A-Z_]+|08\w{3}|28\w{3}|3D000|53300|57P0[123])$/.test(code);
  if (!isOurs && !/timeout.*connect|terminat|not queryable/i.test(message)) return cause;
  let place = 'the address in DATABASE_URL';
  if (URL.canParse(url)) {
    const { host, pathname } = new URL(url);
    place = `${host}${pathname}`;
  }
  return new UnreachableError(`PostgreSQL at ${place} cannot be reached: ${message || code}`, {
    cause,
  });
}
