import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { chooseNodes } from './choose-node.server';
import type { Database, Writer } from './database';
import { PrismaClient } from './generated/postgres/client';
import { lendUntilDone } from './lend-connection.server';
import { connectPostgres } from './postgres-connection.server';
import { openNode, takeConnection } from './postgres-node.server';
import { createTurns } from './take-turns.server';

const attempts = 6;
// Any constant will do, as long as it is ours alone ("promptre" in ASCII).
const writerLock = 0x70726f6d70747265n;
const beginWriting = "BEGIN; SET LOCAL lock_timeout = '30s'";
const raiseVersion = 'UPDATE catalogue_version SET version = version + 1 WHERE id = 1';

/** Opens a migrated PostgreSQL database, reading from its replicas where there are any. Refuses, naming the server, a primary that does not answer or is not migrated. */
export async function openPostgres(
  url: string,
  replicaUrls: readonly string[] = [],
): Promise<Database> {
  const primary = openNode(url);
  const replicas = replicaUrls.map(openNode);
  const nodes = chooseNodes(primary, replicas);
  const { pool } = primary;
  const turns = createTurns();
  // Typed by SQLite's client: the two are made from one schema and offer the same models and
  // methods, yet TypeScript cannot assign one to the other. What only PostgreSQL's has
  // (`mode: 'insensitive'`, `skipDuplicates`) is hidden by it, as it must be.
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) }) as unknown as Database['prisma'];

  const transact = <T>(work: (writer: Writer) => Promise<T>, raises: boolean): Promise<T> =>
    turns.take(() =>
      retryConflicts(() =>
        inTransaction(pool, url, beginWriting, async (writer) => {
          // One writer at a time among all processes, as in SQLite: what is read here still holds
          // when it is written, and the same code is right on both engines. Readers never wait.
          await writer.rows('SELECT pg_advisory_xact_lock(?)', [writerLock]);
          const result = await work(writer);
          // Last, so that a foreign writer (an operator's psql) holds the row only for a moment.
          if (raises) await writer.run(raiseVersion);
          return result;
        }),
      ),
    );

  const database: Database = {
    engine: 'postgres',
    prisma,
    rows: (sql, values) => nodes.read((node) => node.rows(sql, values)),
    numbers: (sql, values) => nodes.read((node) => node.numbers(sql, values)),
    snapshot: (read) => nodes.read((node) => node.snapshot(read)),
    aside: (read) => nodes.read((node) => node.snapshot(read)),

    write: (work) => transact(work, true),
    writeAside: (work) => transact(work, false),

    version: () => nodes.version(),

    async close() {
      await turns.idle();
      await prisma.$disconnect();
      await endAll();
    },
  };
  const endAll = () => Promise.all([primary, ...replicas].map((node) => node.pool.end()));

  try {
    await primary.version();
  } catch (cause) {
    await endAll();
    const undefinedTable = '42P01';
    if ((cause as { code?: string }).code === undefinedTable) {
      throw new Error('The database is not ready: run "npm run gallery -- migrate".', { cause });
    }
    throw cause;
  }
  return database;
}

async function inTransaction<T>(
  pool: pg.Pool,
  url: string,
  begin: string,
  work: (writer: Writer) => Promise<T>,
): Promise<T> {
  const client = await takeConnection(pool, url);
  let isBroken = false;
  try {
    await client.query(begin);
    const result = await lendUntilDone(connectPostgres(client, url), work);
    await client.query('COMMIT');
    return result;
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => {
      isBroken = true;
    });
    throw cause;
  } finally {
    // A connection that cannot even roll back is thrown away.
    client.release(isBroken);
  }
}

async function retryConflicts<T>(attempt: () => Promise<T>): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await attempt();
    } catch (cause) {
      const code = (cause as { code?: string } | null)?.code;
      if (code === '55P03') {
        throw new Error(
          'The database was busy for 30 s: another process is writing to it (an import, a seed, a backup). Try again when it has finished.',
          { cause },
        );
      }
      const isConflict = code === '40001' || code === '40P01';
      if (!isConflict || count === attempts) throw cause;
      await sleep(2 ** count * 5 * (0.5 + Math.random()));
    }
  }
}
