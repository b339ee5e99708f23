import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LogKeeper, makeLogKeeper } from '@/lib/db/keep-log-short.server';
import { connectSqlite, type SqliteConnection } from '@/lib/db/sqlite-connection.server';

const PIECE_BYTES = 100_000;
const MOST_BYTES = 4 * PIECE_BYTES;

describe('the write-ahead log beside readers', () => {
  let folder: string;
  let path: string;
  let writer: SqliteConnection;
  const readers: SqliteConnection[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'promptreel-log-'));
    path = join(folder, 'log.db');
    const made = new SQLite(path);
    made.pragma('journal_mode = WAL');
    made.exec('CREATE TABLE piece (bytes BLOB)');
    made.close();
    writer = connectSqlite(path, { readonly: false });
  });
  afterEach(() => {
    for (const reader of readers.splice(0)) reader.close();
    writer.close();
    rmSync(folder, { recursive: true });
  });

  const logBytes = () => statSync(`${path}-wal`).size;
  const write = (log: LogKeeper) =>
    log.watch(async () => {
      await writer.run('BEGIN IMMEDIATE');
      await writer.run('INSERT INTO piece VALUES (randomblob(?))', [PIECE_BYTES]);
      await writer.run('COMMIT');
    });

  /** Holds one state of the data until it is ended. */
  async function read() {
    const reader = connectSqlite(path, { readonly: true });
    readers.push(reader);
    await reader.run('BEGIN');
    const [row] = await reader.rows<{ count: number }>('SELECT count(*) AS count FROM piece');
    return { count: row?.count, end: () => reader.run('ROLLBACK') };
  }

  it('is written back although one reader always follows before the other has ended', async () => {
    const log = makeLogKeeper(path, writer, { mostBytes: MOST_BYTES, patienceMs: 20_000 });
    let isOver = false;
    const follow = async () => {
      let last = await read();
      while (!isOver) {
        const next = await read();
        await sleep(100);
        await last.end();
        last = next;
      }
      await last.end();
    };
    const following = follow();
    let longest = 0;
    for (let piece = 0; piece < 20; piece += 1) {
      await write(log);
      longest = Math.max(longest, logBytes());
    }
    isOver = true;
    await following;
    expect(longest).toBeLessThan(MOST_BYTES + 2 * PIECE_BYTES);
    expect((await read()).count).toBe(20);
  });

  it('lets a writer go on where a reader does not end', async () => {
    const log = makeLogKeeper(path, writer, { mostBytes: MOST_BYTES, patienceMs: 100 });
    const reader = await read();
    for (let piece = 0; piece < 9; piece += 1) await write(log);
    expect(logBytes()).toBeGreaterThan(8 * PIECE_BYTES);
    await reader.end();
    for (let piece = 0; piece < 6; piece += 1) await write(log);
    expect(logBytes()).toBeLessThan(MOST_BYTES);
  });
});
