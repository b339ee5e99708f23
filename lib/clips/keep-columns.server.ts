import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@/lib/db/database';
import { buildColumns } from './build-columns.server';
import { type ClipColumns, setColumnsKeeper } from './clip-columns.server';
import { extendColumns } from './extend-columns.server';

/** Rests for so many times as long as the last refresh took: an import never has us at it all the time. */
const REST = 4;
/** By SQL a count of a million clips takes many seconds; columns are seldom so long behind. */
const PATIENCE_MS = 1_000;
const LOOK_AFTER_MS = 10;

/** Keeping columns, started; whoever started it stops it before the database is closed. */
export interface KeptColumns {
  /** Settles when the columns are true at the newest version, or cannot be had. */
  ready(): Promise<void>;
  stop(): void;
}

/**
 * Keeps the columns of a database (at `url`) in this process: builds them on a thread of its own and
 * brings them up to date whenever somebody asks for a newer version. Until then SQL answers.
 */
export function keepColumns(database: Database, url: string): KeptColumns {
  let columns: ClipColumns | null = null;
  let isStopped = false;
  let isAtWork = false;
  let turn: Promise<void> = Promise.resolve();
  const resting = new AbortController();

  const refresh = async (): Promise<void> => {
    const before = columns ?? (await buildColumns(url));
    if (isStopped) return;
    const isRight = await database.snapshot((reader) => extendColumns(before, reader));
    // What cannot be extended is built anew at the next call.
    columns = isRight ? before : null;
  };
  const refreshInTurn = (): Promise<void> => {
    turn = turn.then(refresh).catch((cause) => {
      columns = null;
      if (!isStopped) console.error('Counts are made by SQL for now:', cause);
    });
    return turn;
  };
  const begin = async (): Promise<void> => {
    if (isAtWork || isStopped) return;
    isAtWork = true;
    const started = performance.now();
    await refreshInTurn();
    const restMs = (performance.now() - started) * REST;
    await sleep(restMs, undefined, { signal: resting.signal, ref: false }).catch(() => undefined);
    isAtWork = false;
  };

  const at = (version: number): ClipColumns | null => {
    if (columns?.version === version) return columns;
    void begin();
    return null;
  };
  setColumnsKeeper(database, {
    at,
    async soon(version) {
      const until = performance.now() + PATIENCE_MS;
      // Columns that are to be built first take too long to wait for.
      while (at(version) === null && columns !== null && !isStopped) {
        if (performance.now() > until) return null;
        await sleep(LOOK_AFTER_MS, undefined, { ref: false });
      }
      return at(version);
    },
  });
  void begin();
  return {
    async ready() {
      const version = await database.version();
      for (let tries = 0; tries < 2 && columns?.version !== version; tries += 1) {
        await refreshInTurn();
      }
    },
    stop() {
      isStopped = true;
      setColumnsKeeper(database, null);
      resting.abort();
    },
  };
}
