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

let left: unknown[] = [];

function next(): ThreadReply {
  const rows = left.slice(0, ROWS_PER_REPLY);
  left = left.slice(ROWS_PER_REPLY);
  return { rows, more: left.length > 0 };
}

function answer({ sql, values }: ThreadStatement): ThreadReply {
  try {
    const statement = db.prepare(sql);
    if (statement.reader) left = statement.all(values);
    else statement.run(values);
    return next();
  } catch (cause) {
    const { message, code } = cause as Error & { code?: string };
    return { fault: { message, code: code ?? '' } };
  }
}

parentPort?.on('message', (asked: ThreadStatement | null) =>
  parentPort?.postMessage(asked === null ? next() : answer(asked)),
);
