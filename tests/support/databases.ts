import { randomBytes } from 'node:crypto';
import { constants, copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, inject } from 'vitest';
import type { Database, Engine } from '@/lib/db/database';
import { migrate } from '@/lib/db/migrate.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { makeOnce } from './make-once';
import { findPostgres, startPostgres } from './test-postgres';

/** What a new database has in it: nothing, the tables, or the gallery's own seed. */
type State = 'empty' | 'migrated' | 'seeded';

/** What a suite may ask of the engine it runs on. */
export interface TestEngine {
  engine: Engine;
  /** The address of a database of its own. */
  address(state: State): Promise<string>;
  /** Opens an address, closed after the suite. */
  open(address: string): Promise<Database>;
}

/** Runs one suite on each engine of `PROMPTREEL_TEST_ENGINES` (both, if unset). `open` gives a migrated database of its own at each call, or one that was seeded, closed and removed after the suite. A PostgreSQL that is not installed is skipped by name, and is a failure where `CI` is set or it was asked for. */
export function describeEachEngine(
  name: string,
  suite: (open: (state?: State) => Promise<Database>, engine: TestEngine) => void,
): void {
  const asked = process.env.PROMPTREEL_TEST_ENGINES;
  const engines = (asked ?? 'sqlite,postgres').split(',').map((engine) => engine.trim());
  for (const engine of engines) {
    if (engine !== 'sqlite' && engine !== 'postgres') {
      throw new Error(`PROMPTREEL_TEST_ENGINES names sqlite, postgres or both, not: ${engine}`);
    }
    if (engine === 'postgres' && findPostgres() === null) {
      if (process.env.CI || asked) {
        throw new Error('PostgreSQL is not installed: apt-get install -y postgresql');
      }
      describe.skip(`${name} (PostgreSQL is not installed: apt-get install -y postgresql)`, () =>
        suite(neverOpen, { engine, address: neverOpen, open: neverOpen }));
      continue;
    }
    describe(`${name} (${engine})`, () => {
      const tests = useEngine(engine);
      suite(async (state = 'migrated') => tests.open(await tests.address(state)), tests);
    });
  }
}

function neverOpen(): never {
  throw new Error('A skipped suite opens nothing.');
}

function useEngine(engine: Engine): TestEngine {
  const opened: Database[] = [];
  const leftovers: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const database of opened) await database.close();
    for (const remove of leftovers) await remove();
  });
  return {
    engine,
    async address(state) {
      if (engine === 'sqlite') return makeSqlite(state);
      const { address, remove } = await makePostgres(state);
      leftovers.push(remove);
      return address;
    },
    async open(address) {
      const database = await openDatabase(address);
      opened.push(database);
      return database;
    },
  };
}

let template: Promise<string> | undefined;

async function makeSqlite(state: State): Promise<string> {
  const path = nameSqlite('.db');
  if (state === 'migrated') {
    // One template for each test file: none waits for another, and it takes a few milliseconds.
    template ??= makeTemplate(nameSqlite('-template.db'));
    copyFileSync(await template, path, constants.COPYFILE_FICLONE);
  } else if (state === 'seeded') await copySeeded(path);
  return `file:${path}`;
}

function nameSqlite(ending: string): string {
  const folder = join(inject('databasesFolder'), 'sqlite');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${randomBytes(8).toString('hex')}${ending}`);
}

async function makeTemplate(path: string): Promise<string> {
  await migrate(`file:${path}`);
  return path;
}

/** Writes a SQLite file that holds the gallery's own seed: a copy, it was seeded once in this run. */
export async function copySeeded(path: string): Promise<void> {
  const seeded = await makeOnce(inject('databasesFolder'), 'sqlite-seeded', async () => {
    const template = await makeTemplate(nameSqlite('-seeded.db'));
    await seedAt(`file:${template}`);
    return template;
  });
  copyFileSync(seeded, path, constants.COPYFILE_FICLONE);
}

async function seedAt(address: string): Promise<void> {
  const { seedDatabase } = await import('./seed-database');
  const database = await openDatabase(address);
  try {
    await seedDatabase(database);
  } finally {
    await database.close();
  }
}

async function makePostgres(state: State) {
  const folder = inject('databasesFolder');
  const server = await startPostgres(folder, async (address) => {
    await runOn(address, 'CREATE DATABASE promptreel_template');
    await migrate(`${address}promptreel_template`);
  });
  const seeded = async () => {
    await runOn(server, 'CREATE DATABASE promptreel_seeded TEMPLATE promptreel_template');
    await seedAt(`${server}promptreel_seeded`);
    return 'promptreel_seeded';
  };
  const templates = {
    empty: async () => 'template0',
    migrated: async () => 'promptreel_template',
    seeded: () => makeOnce(folder, 'postgres-seeded', seeded),
  };
  const name = `test_${randomBytes(8).toString('hex')}`;
  await runOn(server, `CREATE DATABASE ${name} TEMPLATE ${await templates[state]()}`);
  return {
    address: `${server}${name}`,
    remove: () => runOn(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function runOn(server: string, sql: string): Promise<void> {
  const client = new pg.Client(`${server}postgres`);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
