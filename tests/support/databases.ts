import { randomBytes } from 'node:crypto';
import { constants, copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, inject } from 'vitest';
import type { Database, Engine } from '@/lib/db/database';
import { migrate } from '@/lib/db/migrate.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { findPostgres, startPostgres } from './test-postgres';

/** What a suite may ask of the engine it runs on. */
export interface TestEngine {
  engine: Engine;
  /** The address of a database of its own: migrated, or with nothing in it. */
  address(state: 'migrated' | 'empty'): Promise<string>;
  /** Opens an address, closed after the suite. */
  open(address: string): Promise<Database>;
}

/** Runs one suite on each engine of `PROMPTREEL_TEST_ENGINES` (both, if unset). `open` gives a migrated database of its own at each call, closed and removed after the suite. A PostgreSQL that is not installed is skipped by name, and is a failure where `CI` is set or it was asked for. */
export function describeEachEngine(
  name: string,
  suite: (open: () => Promise<Database>, engine: TestEngine) => void,
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
      suite(async () => tests.open(await tests.address('migrated')), tests);
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

async function makeSqlite(state: 'migrated' | 'empty'): Promise<string> {
  const folder = join(inject('databasesFolder'), 'sqlite');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${randomBytes(8).toString('hex')}.db`);
  if (state === 'empty') return `file:${path}`;
  // One template for each test file: none waits for another, and it takes a few milliseconds.
  template ??= makeTemplate(join(folder, `${randomBytes(8).toString('hex')}-template.db`));
  copyFileSync(await template, path, constants.COPYFILE_FICLONE);
  return `file:${path}`;
}

async function makeTemplate(path: string): Promise<string> {
  await migrate(`file:${path}`);
  return path;
}

async function makePostgres(state: 'migrated' | 'empty') {
  const server = await startPostgres(inject('databasesFolder'), async (address) => {
    await runOn(address, 'CREATE DATABASE promptreel_template');
    await migrate(`${address}promptreel_template`);
  });
  const name = `test_${randomBytes(8).toString('hex')}`;
  const template = state === 'migrated' ? 'promptreel_template' : 'template0';
  await runOn(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
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
