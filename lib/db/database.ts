import type { PrismaClient } from './generated/sqlite/client';

/** What a statement may be given: integers, text, bytes, null. Booleans are 0 or 1 in SQLite: pass them as booleans, the engine's hand turns them. */
export type SqlValue = string | number | bigint | boolean | Uint8Array | null;

export type Engine = 'sqlite' | 'postgres';

/** Reads by prepared statement. Placeholders are `?` on both engines; 64-bit integers arrive as numbers: past 2^53 they lose digits, so compute with such keys inside SQL. Booleans arrive as 0 and 1 from SQLite. */
export interface Reader {
  readonly engine: Engine;
  /** All rows; a statement is prepared once per text and kept. */
  rows<Row>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
  /** The values of a statement whose columns are numbers, row after row: very many rows in little time and memory. */
  numbers(sql: string, values?: readonly SqlValue[]): Promise<Float64Array>;
}

/** Inside one writing transaction: what it reads, it has written. */
export interface Writer extends Reader {
  /** Runs a statement that changes rows and gives how many. */
  run(sql: string, values?: readonly SqlValue[]): Promise<number>;
}

/** One database, whichever engine: prepared statements for the hot reads, Prisma for the rest. */
export interface Database extends Reader {
  /** For the desk and rare reads. Typed by SQLite's client on both engines. */
  readonly prisma: PrismaClient;
  /** Several reads of one state of the data: that of the first of them. */
  snapshot<T>(read: (reader: Reader) => Promise<T>): Promise<T>;
  /** Like `snapshot`, for what takes long in a large gallery: SQLite then reads on a thread of its own, and nobody else waits. */
  aside<T>(read: (reader: Reader) => Promise<T>): Promise<T>;
  /** One transaction (`BEGIN IMMEDIATE`), alone among writers of this process, retried a few times when the database is busy; raises the catalogue version once. */
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>;
  /** Like `write`, for rows that no public answer shows (sessions, attempts, what waits to be decided): the catalogue version stays, so nobody can make kept answers useless by asking. */
  writeAside<T>(work: (writer: Writer) => Promise<T>): Promise<T>;
  /** The catalogue version as the next read would see it; at once where nobody else has to be asked. */
  version(): number | Promise<number>;
  close(): Promise<void>;
}
