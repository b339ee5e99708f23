import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@/lib/db/database';
import { isLarge } from '@/lib/db/is-large.server';
import { buildColumns } from './build-columns.server';
import { type ClipColumns, setColumnsKeeper } from './clip-columns.server';
import { extendColumns } from './extend-columns.server';

/** Rests as long as the last change of the columns took this thread: an import never has us at it all the time. */
const REST = 1;
/** After a failure SQL answers for so long. */
const FAILURE_REST_MS = 10_000;
/** A write may come while columns are brought up; by the second time they have all that was asked for. */
const MOST_TURNS = 3;

const A_MINUTE_MS = 60_000;

/** Keeping columns, started; whoever started it stops it before the database is closed. */
export interface KeptColumns {
  /** Settles when the columns are true at the newest version, or cannot be had. */
  ready(): Promise<void>;
  stop(): void;
}

/**
 * Keeps the columns of a database (at `url`) in this process: builds them on a thread of its own and
 * brings them up to date whenever somebody asks for a newer version. In a large gallery whoever asks
 * waits for that, since SQL would take longer; in a small one SQL answers until they are built.
 */
export function keepColumns(database: Database, url: string): KeptColumns {
  let columns: ClipColumns | null = null;
  let isStopped = false;
  let hasFailed = false;
  let restMs = 0;
  let turn: Promise<void> | null = null;
  const resting = new AbortController();

  const bringUp = async (): Promise<void> => {
    // What cannot be extended is built anew.
    for (let isBuilt = columns === null; !isStopped; isBuilt = true) {
      const before = columns ?? (await buildColumns(url));
      if (isStopped) return;
      const started = performance.now();
      const isRight = await database.snapshot((reader) => extendColumns(before, reader));
      restMs = (performance.now() - started) * REST;
      columns = isRight ? before : null;
      if (isRight || isBuilt) return;
    }
  };
  const rest = () =>
    sleep(restMs, undefined, { signal: resting.signal, ref: false }).catch(() => undefined);
  /** Brings the columns up after a rest; who asks meanwhile waits for the same. */
  const takeTurn = (): Promise<void> => {
    turn ??= rest()
      .then(bringUp)
      .then(() => {
        hasFailed = false;
      })
      .catch((cause) => {
        columns = null;
        hasFailed = true;
        restMs = FAILURE_REST_MS;
        if (!isStopped) console.error('Counts are made by SQL for now:', cause);
      })
      .finally(() => {
        turn = null;
      });
    return turn;
  };

  setColumnsKeeper(database, {
    at(version) {
      if (columns?.version === version) return columns;
      if (!isStopped) void takeTurn();
      return null;
    },
    async reach(version) {
      for (let turns = 0; !isStopped; turns += 1) {
        if (columns !== null && columns.version >= version) return columns;
        const isNear = columns !== null || (!hasFailed && (await isLarge(database)));
        const taken = takeTurn();
        if (!isNear || turns === MOST_TURNS) break;
        await taken;
      }
      return null;
    },
  });
  void takeTurn();
  return {
    async ready() {
      // Neither a rest nor the thread that packs rows keeps a process; whoever waits for them does.
      const stay = setInterval(() => {}, A_MINUTE_MS);
      try {
        const version = await database.version();
        for (let turns = 0; turns < MOST_TURNS && columns?.version !== version; turns += 1) {
          await takeTurn();
        }
      } finally {
        clearInterval(stay);
      }
    },
    stop() {
      isStopped = true;
      setColumnsKeeper(database, null);
      resting.abort();
    },
  };
}
