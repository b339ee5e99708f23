import 'server-only';
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SqliteConnection } from './sqlite-connection.server';

/** When a writer has added so much to the write-ahead log, it waits until the log is in the file again. */
const MOST_BYTES = 256 * 1024 * 1024;
/** Twice as long as a long read lasts: one that began before the last write, and one that began with it. */
const PATIENCE_MS = 10_000;
const PAUSE_MS = 50;

/** What a writer's transactions run through, so that they do not make the log grow for ever. */
export interface LogKeeper {
  watch<T>(transaction: () => Promise<T>): Promise<T>;
}

/**
 * Keeps the write-ahead log of a file short. SQLite begins it anew only in a moment in which nobody
 * reads from it, and a writer that writes all the time beside readers leaves none: so after much that it
 * wrote it rests until the log is in the file, at most ten seconds, and never between two small writes.
 * https://sqlite.org/wal.html#avoiding_excessively_large_wal_files
 */
export function makeLogKeeper(
  path: string,
  writer: SqliteConnection,
  { mostBytes = MOST_BYTES, patienceMs = PATIENCE_MS } = {},
): LogKeeper {
  let addedBytes = 0;
  const sizeBytes = () => statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  const isWrittenBack = async () => {
    // What was committed stands, whatever becomes of this: SQLite itself tries again at the next commit.
    const [row] = await writer
      .rows<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)')
      .catch(() => [{ busy: 0 }]);
    return row?.busy === 0;
  };
  return {
    async watch(transaction) {
      const before = sizeBytes();
      const result = await transaction();
      addedBytes += Math.max(0, sizeBytes() - before);
      if (addedBytes <= mostBytes) return result;
      const until = Date.now() + patienceMs;
      while (!(await isWrittenBack()) && Date.now() < until) await sleep(PAUSE_MS);
      addedBytes = 0;
      return result;
    },
  };
}
