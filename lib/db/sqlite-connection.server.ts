import 'server-only';
import SQLite from 'better-sqlite3';
import type { SqlValue, Writer } from './database';

const keptStatements = 300;

/** One open connection to a SQLite file; its statements are prepared once per text. */
export interface SqliteConnection extends Writer {
  readonly inTransaction: boolean;
  /** Prepares what is asked at every request: a statement without values that gives one number. */
  prepareNumber(sql: string): () => number | undefined;
  close(): void;
}

/** Opens one connection to an existing file. Refuses a missing one. */
export function connectSqlite(path: string, { readonly }: { readonly: boolean }): SqliteConnection {
  // No busy timeout: it would sleep inside the call, and the process with it. Readers of a
  // write-ahead log never wait, and the writer waits in `retryBusy`.
  const db = new SQLite(path, { readonly, fileMustExist: true, timeout: 0 });
  // A kept answer's key is the catalogue version. NORMAL may forget the last commits when the
  // power goes, and the next write would give their number to other content. One sync for each
  // write is a small price, and there are few.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('temp_store = MEMORY');
  db.pragma('cache_size = -32000');
  // Reads come out of the page cache of the system, shared by all connections.
  db.pragma('mmap_size = 1073741824');
  // No ANALYZE here or elsewhere: this build has STAT4, which prepares a statement anew for each
  // bound value, and the indexes are made for the queries.
  if (!readonly) db.pragma('journal_size_limit = 67108864');

  const statements = new Map<string, SQLite.Statement>();
  const prepare = (sql: string): SQLite.Statement => {
    const statement = statements.get(sql) ?? db.prepare(sql);
    // Set again, a text becomes the youngest; the oldest goes when there are too many.
    statements.delete(sql);
    statements.set(sql, statement);
    if (statements.size > keptStatements) {
      const [oldest] = statements.keys();
      if (oldest !== undefined) statements.delete(oldest);
    }
    return statement;
  };

  return {
    engine: 'sqlite',
    get inTransaction() {
      return db.inTransaction;
    },
    async rows<Row>(sql: string, values: readonly SqlValue[] = []) {
      return prepare(sql).all(toSqlite(values)) as Row[];
    },
    async numbers(sql, values = []) {
      const statement = prepare(sql).raw(true);
      try {
        return Float64Array.from((statement.all(toSqlite(values)) as number[][]).flat());
      } finally {
        statement.raw(false);
      }
    },
    async run(sql, values = []) {
      return prepare(sql).run(toSqlite(values)).changes;
    },
    prepareNumber(sql) {
      const statement = db.prepare<[], number>(sql).pluck(true);
      return () => statement.get();
    },
    close() {
      db.close();
    },
  };
}

/** What SQLite can be given: it has no booleans, and an integer is told apart from a real. */
export type SqliteValue = string | number | bigint | Uint8Array | null;

/** Values of the house as SQLite takes them: booleans are 0 and 1, whole numbers integers. */
export function toSqlite(values: readonly SqlValue[]): SqliteValue[] {
  return values.map((value) => {
    if (typeof value === 'boolean') return value ? 1n : 0n;
    // Every JavaScript number is bound as a real otherwise: 5 would become '5.0' in a text column.
    if (Number.isInteger(value)) return BigInt(value as number);
    return value;
  });
}
