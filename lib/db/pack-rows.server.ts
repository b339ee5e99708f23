import 'server-only';
import { Worker } from 'node:worker_threads';
import { type DatabasePlace, parseDatabaseUrl } from './parse-database-url';

/**
 * How a column is packed. `code` numbers its values as they come, from 1; `place` is the row's number
 * in the first statement, whose first column must rise. Null is 0, in `i32` -1, in `f64` NaN.
 */
export type PackColumn = 'u8' | 'u32' | 'i32' | 'f64' | 'code' | 'place';

/** A statement without placeholders, and how each of its columns is packed. */
export interface PackStatement {
  sql: string;
  columns: readonly PackColumn[];
}

/** What the thread is given. */
export interface PackTask {
  place: DatabasePlace;
  statements: readonly PackStatement[];
}

/** A column's values by row; `texts` are a code's values, the first of them standing for null. */
export interface PackedColumn {
  values: Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;
  texts: string[];
}

/** All rows of one statement, column by column. */
export interface Packed {
  count: number;
  columns: PackedColumn[];
}

/**
 * Reads whole results into typed columns on a thread of its own, all statements from one state of
 * the data; the caller's thread only takes the columns over.
 */
export function packRows(url: string, statements: readonly PackStatement[]): Promise<Packed[]> {
  const task: PackTask = { place: parseDatabaseUrl(url), statements };
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
