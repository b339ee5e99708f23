import 'server-only';
import { parentPort, workerData } from 'node:worker_threads';
import SQLite from 'better-sqlite3';
import type { ThreadReply, ThreadStatement } from './reading-threads.server';

// Runs as a thread of its own, as Node reads it: types only from the house, packages otherwise.

const { path } = workerData as { path: string };
const db = new SQLite(path, { readonly: true, fileMustExist: true, timeout: 0 });
db.pragma('temp_store = MEMORY');
db.pragma('mmap_size = 1073741824');

function answer({ sql, values }: ThreadStatement): ThreadReply {
  try {
    const statement = db.prepare(sql);
    if (statement.reader) return { rows: statement.all(values) };
    statement.run(values);
    return { rows: [] };
  } catch (cause) {
    const { message, code } = cause as Error & { code?: string };
    return { fault: { message, code: code ?? '' } };
  }
}

parentPort?.on('message', (asked: ThreadStatement) => parentPort?.postMessage(answer(asked)));
