import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClipPage } from '@/lib/clips/contracts.server';
import { readVersion } from '@/lib/clips/read-version.server';
import { saveClips } from '@/lib/clips/save-clips.server';
import type { Database } from '@/lib/db/database';
import { migrate } from '@/lib/db/migrate.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { readPrimary } from '@/lib/db/read-primary.server';
import { makeEntry } from '../../support/make-entry';
import { type OpenRooms, openRooms } from '../../support/open-rooms';
import { type ReplicatedPostgres, startReplicated } from '../../support/replicated-postgres';
import { seedDatabase } from '../../support/seed-database';
import { findPostgres } from '../../support/test-postgres';

/** A replica may be a second behind, and is looked at while somebody reads; a busy machine waits too. */
const patiently = { timeout: 20_000, interval: 100 };

describe.skipIf(findPostgres() === null)('a streaming replica of PostgreSQL', () => {
  let servers: ReplicatedPostgres;
  let database: Database;
  let gallery: OpenRooms;

  beforeAll(async () => {
    servers = await startReplicated();
    await migrate(servers.primary.url);
    database = await openDatabase(servers.primary.url, [servers.replica.url]);
    await seedDatabase(database);
    gallery = openRooms(database);
  });
  afterAll(async () => {
    await database?.close();
    await servers?.close();
  });

  /** Whether a read was answered by the replica. */
  async function isOfReplica(): Promise<boolean> {
    const [row] = await database.rows<{ is: boolean }>('SELECT pg_is_in_recovery() AS is');
    return row?.is === true;
  }

  /** The newest clip and its version, as the API says, held to what was said before. */
  let lastVersion = 0;
  async function newest(): Promise<string | undefined> {
    const { items, version }: ClipPage = JSON.parse(await gallery.textOf('/api/v1/clips?limit=1'));
    expect(version).toBeGreaterThanOrEqual(lastVersion);
    lastVersion = version;
    return items[0]?.slug;
  }

  let written = 0;
  /** Writes one clip, newer than any other. */
  async function write(): Promise<string> {
    written += 1;
    const at = new Date(Date.UTC(2027, 0, 1) + written * 1000).toISOString();
    const slug = `written-${written}`;
    const published = { on: at.slice(0, 10), at, certainty: 'exact', clock: 'post-id' };
    await database.write((writer) =>
      saveClips(writer, [makeEntry(slug, { published })], 1_700_000_000_000),
    );
    return slug;
  }

  const onReplica = async (sql: string) => {
    const client = new pg.Client(servers.replica.url);
    await client.connect();
    await client.query(sql);
    await client.end();
  };

  it('answers readers, and never a curator', async () => {
    await expect.poll(isOfReplica, patiently).toBe(true);
    expect(await readPrimary(isOfReplica)).toBe(false);
    const slug = await write();
    const [row] = await readPrimary(() =>
      database.rows<{ slug: string }>('SELECT slug FROM clip WHERE slug = ?', [slug]),
    );
    expect(row?.slug).toBe(slug);
    await expect.poll(newest, patiently).toBe(slug);
  });

  it('never gives rows of an older version than was told, while somebody writes', async () => {
    let isOver = false;
    const writer = (async () => {
      while (!isOver) await write();
    })();
    const until = Date.now() + 3_000;
    let [reads, last] = [0, 0];
    while (Date.now() < until) {
      const told = await database.version();
      const version = await database.snapshot((reader) => readVersion(reader));
      expect(version).toBeGreaterThanOrEqual(told);
      expect(told).toBeGreaterThanOrEqual(last);
      last = version;
      reads += 1;
    }
    isOver = true;
    await writer;
    expect(reads).toBeGreaterThan(20);
  });

  it('is passed over while it is behind, and taken up again', async () => {
    await expect.poll(isOfReplica, patiently).toBe(true);
    await onReplica('SELECT pg_wal_replay_pause()');
    const slug = await write();
    await expect.poll(newest, patiently).toBe(slug);
    expect(await isOfReplica()).toBe(false);
    await onReplica('SELECT pg_wal_replay_resume()');
    await expect.poll(isOfReplica, patiently).toBe(true);
    expect(await newest()).toBe(slug);
  });

  it('answers on while the primary is away, which then loses nothing', async () => {
    const before = await write();
    await expect.poll(newest, patiently).toBe(before);
    await expect.poll(isOfReplica, patiently).toBe(true);
    await servers.primary.stop('immediate');
    for (let at = 0; at < 20; at += 1) {
      gallery.kept.clear();
      expect(await newest()).toBe(before);
      await sleep(100);
    }
    await expect(write()).rejects.toThrow(/cannot be reached/);
    await servers.primary.start();
    const after = await write();
    await expect.poll(newest, patiently).toBe(after);
    await expect.poll(isOfReplica, patiently).toBe(true);
  });

  it('is not missed when it is gone', async () => {
    await expect.poll(isOfReplica, patiently).toBe(true);
    await servers.replica.stop('immediate');
    for (let at = 0; at < 10; at += 1) {
      gallery.kept.clear();
      await newest();
    }
    const slug = await write();
    expect(await newest()).toBe(slug);
    await servers.replica.start();
    await expect.poll(isOfReplica, patiently).toBe(true);
    expect(await newest()).toBe(slug);
  });
});

it('a SQLite file has none, and is told so', async () => {
  await expect(openDatabase('file:x.db', ['postgresql://a/b'])).rejects.toThrow(
    /DATABASE_REPLICA_URLS is for PostgreSQL/,
  );
});
