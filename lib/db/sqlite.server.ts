import 'server-only';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { Database, Reader, Writer } from './database';
import { PrismaClient } from './generated/sqlite/client';
import { isLarge } from './is-large.server';
import { makeLogKeeper } from './keep-log-short.server';
import { lendUntilDone } from './lend-connection.server';
import { makeReadingThreads } from './reading-threads.server';
import { retryBusy } from './retry-busy.server';
import { connectSqlite, type SqliteConnection } from './sqlite-connection.server';
import { createTurns } from './take-turns.server';

const keptReaders = 4;
const readVersion = 'SELECT version FROM catalogue_version WHERE id = 1';
const raiseVersion = 'UPDATE catalogue_version SET version = version + 1 WHERE id = 1';

/** Opens a migrated SQLite file: one connection writes, others read. Refuses a file that is missing or not migrated. */
export async function openSqlite(file: string): Promise<Database> {
  const path = resolve(file);
  if (!existsSync(path)) {
    throw new Error(`There is no database at ${path}: make it with "npm run gallery -- migrate".`);
  }
  const writer = connectSqlite(path, { readonly: false });
  const reader = connectSqlite(path, { readonly: true });
  let askVersion: (() => number | undefined) | undefined;
  const idle: SqliteConnection[] = [];
  const turns = createTurns();
  const log = makeLogKeeper(path, writer);
  const threads = makeReadingThreads(path);
  const prisma = new PrismaClient({ adapter: new DurableAdapter({ url: path }) });

  const transact = <T>(work: (writer: Writer) => Promise<T>, raises: boolean): Promise<T> =>
    turns.take(() =>
      log.watch(() =>
        retryBusy(async () => {
          await writer.run('BEGIN IMMEDIATE');
          try {
            const result = await lendUntilDone(writer, work);
            if (raises) await writer.run(raiseVersion);
            await writer.run('COMMIT');
            return result;
          } finally {
            if (writer.inTransaction) await writer.run('ROLLBACK');
          }
        }),
      ),
    );

  const database: Database = {
    engine: 'sqlite',
    prisma,
    rows: (sql, values) => reader.rows(sql, values),
    numbers: (sql, values) => reader.numbers(sql, values),

    async snapshot<T>(read: (reader: Reader) => Promise<T>): Promise<T> {
      // As many connections as there are snapshots at once: with a bound, one inside another could
      // wait for ever.
      const connection = idle.pop() ?? connectSqlite(path, { readonly: true });
      try {
        await connection.run('BEGIN');
        return await lendUntilDone(connection, read);
      } finally {
        if (connection.inTransaction) await connection.run('ROLLBACK');
        if (idle.length < keptReaders) idle.push(connection);
        else connection.close();
      }
    },

    async aside(read) {
      return (await isLarge(reader)) ? threads.snapshot(read) : database.snapshot(read);
    },

    write: (work) => transact(work, true),
    writeAside: (work) => transact(work, false),

    version() {
      askVersion ??= reader.prepareNumber(readVersion);
      return askVersion() ?? 0;
    },

    async close() {
      await turns.idle();
      await prisma.$disconnect();
      await threads.close();
      for (const connection of [...idle, reader]) connection.close();
      // The last connection to close writes the log back into the file; a reader may not.
      writer.close();
    },
  };

  try {
    await database.version();
  } catch (cause) {
    throw new Error(`The database at ${path} is not ready: run "npm run gallery -- migrate".`, {
      cause,
    });
  }
  return database;
}

/** Prisma's own connection, which syncs every commit as ours does. */
class DurableAdapter extends PrismaBetterSqlite3 {
  override async connect() {
    const adapter = await super.connect();
    await adapter.executeScript('PRAGMA synchronous = FULL');
    return adapter;
  }
}
