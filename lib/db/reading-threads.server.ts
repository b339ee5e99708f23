import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Reader } from './database';
import { lendUntilDone } from './lend-connection.server';
import { type SqliteValue, toSqlite } from './sqlite-connection.server';

/** A statement for a thread: one of the transaction that it has under way. */
export interface ThreadStatement {
  sql: string;
  values: readonly SqliteValue[];
  /** Its rows are numbers, and are given as one list of them. */
  isNumbers?: boolean;
}

/** What a thread says to a statement, and to `null`, which asks for the rows that are left. */
export interface ThreadReply {
  rows?: unknown[];
  numbers?: Float64Array<ArrayBuffer>;
  more?: boolean;
  fault?: { message: string; code: string };
}

/** So many long reads at once; others wait for their turn. */
const MOST_THREADS = 2;

const ENDED = 'The reading thread has ended.';

/** A thread with a connection of its own. */
interface ReadingThread {
  ask(asked: ThreadStatement | null): Promise<ThreadReply>;
  readonly isLost: boolean;
  end(): Promise<unknown>;
}

function startThread(path: string): ReadingThread {
  const worker = new Worker(new URL('./reading-thread.server.ts', import.meta.url), {
    workerData: { path },
    // Node reads the file itself, whatever loader this process runs under.
    execArgv: ['--conditions=react-server'],
  });
  // Idle, it keeps no process from ending.
  worker.unref();
  let waiting: PromiseWithResolvers<ThreadReply> | null = null;
  let isLost = false;
  const settle = (work: (one: PromiseWithResolvers<ThreadReply>) => void) => {
    const one = waiting;
    waiting = null;
    worker.unref();
    if (one !== null) work(one);
  };
  const lose = (cause: unknown) => {
    isLost = true;
    settle(({ reject }) => reject(cause));
  };
  worker.on('message', (reply: ThreadReply) => settle(({ resolve }) => resolve(reply)));
  worker.on('error', lose);
  worker.on('exit', () => lose(new Error(ENDED)));
  return {
    ask(asked) {
      if (isLost) return Promise.reject(new Error(ENDED));
      waiting = Promise.withResolvers();
      worker.ref();
      worker.postMessage(asked);
      return waiting.promise;
    },
    get isLost() {
      return isLost;
    },
    end: () => worker.terminate(),
  };
}

async function askThread(thread: ReadingThread, asked: ThreadStatement | null) {
  const { fault, ...reply } = await thread.ask(asked);
  if (fault !== undefined) throw Object.assign(new Error(fault.message), { code: fault.code });
  return reply;
}

/** All rows of a statement, taken over in short steps. */
async function readRows(thread: ReadingThread, asked: ThreadStatement): Promise<unknown[]> {
  const all: unknown[] = [];
  for (let reply = await askThread(thread, asked); ; reply = await askThread(thread, null)) {
    const { rows = [], more = false } = reply;
    for (const row of rows) all.push(row);
    if (!more) return all;
    await letOthers();
  }
}

/** Long reads of a SQLite file, each a snapshot on one of at most two threads, started when needed. */
export function makeReadingThreads(path: string) {
  const idle: ReadingThread[] = [];
  const all = new Set<ReadingThread>();
  const queue: (() => void)[] = [];

  const take = async (): Promise<ReadingThread> => {
    while (idle.length === 0 && all.size >= MOST_THREADS) {
      await new Promise<void>((resolve) => queue.push(resolve));
    }
    const thread = idle.pop() ?? startThread(path);
    all.add(thread);
    return thread;
  };
  const giveBack = (thread: ReadingThread) => {
    if (thread.isLost) all.delete(thread);
    else idle.push(thread);
    queue.shift()?.();
  };

  return {
    async snapshot<T>(read: (reader: Reader) => Promise<T>): Promise<T> {
      const thread = await take();
      // Two statements at once of one read are answered one after the other.
      let last: Promise<unknown> = Promise.resolve();
      const inTurn = <T>(read: () => Promise<T>): Promise<T> => {
        const asked = last.then(read);
        last = asked.catch(() => undefined);
        return asked;
      };
      const ask = (sql: string, values: readonly SqliteValue[] = []) =>
        inTurn(() => readRows(thread, { sql, values }));
      try {
        await ask('BEGIN');
        return await lendUntilDone(
          {
            engine: 'sqlite',
            rows: async (sql, values) => (await ask(sql, toSqlite(values ?? []))) as never,
            async numbers(sql, values) {
              const asked = { sql, values: toSqlite(values ?? []), isNumbers: true };
              const { numbers } = await inTurn(() => askThread(thread, asked));
              return numbers ?? new Float64Array();
            },
            run: () => Promise.reject(new Error('What is read aside changes nothing.')),
          },
          read,
        );
      } finally {
        await ask('ROLLBACK').catch(() => undefined);
        giveBack(thread);
      }
    },
    async close() {
      await Promise.all([...all].map((thread) => thread.end()));
      all.clear();
      idle.length = 0;
    },
  };
}
