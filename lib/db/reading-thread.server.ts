import 'server-only';
import { parentPort, workerData } from 'node:worker_threads';
import SQLite from 'better-sqlite3';
import type { ThreadReply, ThreadStatement } from './reading-threads.server';

// Runs as a thread of its own, as Node reads it: types only from the house, packages otherwise.

const { path } = workerData as { path: string };
const db = new SQLite(path, { readonly: true, fileMustExist: true, timeout: 0 });
db.pragma('temp_store = MEMORY');
db.pragma('mmap_size = 1073741824');

/** So many rows are handed over at once: taking them costs the other thread some milliseconds. */
const ROWS_PER_REPLY = 2_000;
const FIRST_CAPACITY = 4_096;

let left: unknown[] = [];

function next(): ThreadReply {
  const rows = left.slice(0, ROWS_PER_REPLY);
  left = left.slice(ROWS_PER_REPLY);
  return { rows, more: left.length > 0 };
}

/** Numbers go over as they lie in memory, however many. */
function readNumbers(statement: SQLite.Statement, values: ThreadStatement['values']): ThreadReply {
  let numbers = new Float64Array(FIRST_CAPACITY);
  let count = 0;
  for (const row of statement.raw().iterate(values) as Iterable<number[]>) {
    if (count + row.length > numbers.length) {
      const grown = new Float64Array(numbers.length * 2);
      grown.set(numbers);
      numbers = grown;
    }
    for (const value of row) numbers[count++] = value;
  }
  return { numbers: numbers.slice(0, count) };
}

function answer({ sql, values, isNumbers }: ThreadStatement): ThreadReply {
  try {
    const statement = db.prepare(sql);
    if (isNumbers === true) return readNumbers(statement, values);
    if (statement.reader) left = statement.all(values);
    else statement.run(values);
    return next();
  } catch (cause) {
    const { message, code } = cause as Error & { code?: string };
    return { fault: { message, code: code ?? '' } };
  }
}

parentPort?.on('message', (asked: ThreadStatement | null) => {
  const reply = asked === null ? next() : answer(asked);
  parentPort?.postMessage(reply, reply.numbers === undefined ? [] : [reply.numbers.buffer]);
});
