import 'server-only';
import { Worker } from 'node:worker_threads';
import { type DatabasePlace, parseDatabaseUrl } from './parse-database-url';

/** How a column is packed. `code` numbers its values as they come, from 1. Null is 0, in `i32` -1, in `f64` NaN. */
export type PackKind = 'u8' | 'u32' | 'i32' | 'f64' | 'code';

/** A column of a statement by its name there. */
export interface PackColumn {
  name: string;
  kind: PackKind;
}

/** Rows that belong to those of the main statement, none or many to each. */
export interface PackBeside {
  /** Gives `id` and `value` by rising id, for ids after the first placeholder up to the second. */
  sql: string;
  kind: 'u32' | 'code';
}

/** By which column rows are ordered; rows of the same value by their id, the same way. */
export interface PackOrder {
  /** Its number; it holds whole numbers. */
  column: number;
  falls: boolean;
  /** Rows of this value come last, the smaller id first. */
  last: number | null;
}

/** What the thread is given: statements of the database's own, never a visitor's. */
export interface PackTask {
  place: DatabasePlace;
  /** Gives rows by rising `id`, its first column: those after the first placeholder, as many as the second says. */
  sql: string;
  columns: readonly PackColumn[];
  orders: readonly PackOrder[];
  beside: readonly PackBeside[];
  /** One number that is true for the whole state that was read. */
  version: string;
}

/** A column's values by row; `texts` are a code's values, the first of them standing for null. */
export interface PackedColumn {
  values: Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;
  texts: string[];
}

/** Values of rows, several to each, together in a pool. */
export interface PackedBeside {
  starts: Uint32Array;
  lengths: Uint16Array;
  pool: Uint16Array;
  texts: string[];
}

/** Everything that was read, of one state of the data. */
export interface Packed {
  version: number;
  count: number;
  columns: PackedColumn[];
  /** The rows' numbers in each order. */
  orders: Uint32Array[];
  beside: PackedBeside[];
}

/**
 * Reads a whole table into typed columns on a thread of its own, with what belongs to its rows; the
 * caller's thread only takes the columns over.
 */
export function packRows(url: string, what: Omit<PackTask, 'place'>): Promise<Packed> {
  const task: PackTask = { place: parseDatabaseUrl(url), ...what };
  const thread = new Worker(new URL('./pack-thread.server.ts', import.meta.url), {
    workerData: task,
    // Node reads the file itself, whatever loader this process runs under.
    execArgv: ['--conditions=react-server'],
  });
  // Nothing waits for columns: a process that is done may end.
  thread.unref();
  return new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`The packing thread ended with ${code}.`)));
  });
}
