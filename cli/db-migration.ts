import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { describeDifference, schemaPath } from '@/cli/db-migration-engine';
import { migrate } from '@/lib/db/migrate.server';
import { migrationsFolder } from '@/lib/db/read-migrations.server';

const usage = `npm run db:migration -- NAME POSTGRES

Writes the migration that leads from the applied ones to prisma/schema.prisma, for both engines.
  NAME      what it does, as in add_ratings
  POSTGRES  a server in which it may make and drop a database: postgresql://postgres@localhost/postgres`;

async function run([name = '', server = '']: string[]): Promise<number> {
  if (!/^[a-z][a-z0-9_]*$/.test(name) || !/^postgres(ql)?:\/\//.test(server)) {
    console.error(usage);
    return 2;
  }
  const found = {
    sqlite: await onScratchFile((url) => describe(url, 'sqlite')),
    postgres: await onScratchDatabase(server, (url) => describe(url, 'postgres')),
  };
  if (found.sqlite === null && found.postgres === null) {
    console.log('The migrations already lead to the schema: nothing to write.');
    return 0;
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  for (const [engine, sql] of Object.entries(found)) {
    const folder = join(migrationsFolder, engine, `${stamp}_${name}`);
    mkdirSync(folder);
    // Both engines count the same migrations, also where one has nothing to do.
    writeFileSync(join(folder, 'migration.sql'), sql ?? '-- This is an empty migration.\n');
    console.log(join(folder, 'migration.sql'));
  }
  return 0;
}

async function describe(url: string, engine: 'sqlite' | 'postgres'): Promise<string | null> {
  await migrate(url);
  return describeDifference(url, readFileSync(schemaPath(engine), 'utf8'));
}

async function onScratchFile<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-migration-'));
  try {
    return await work(`file:${join(folder, 'scratch.db')}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function onScratchDatabase<T>(server: string, work: (url: string) => Promise<T>): Promise<T> {
  const name = `promptreel_scratch_${process.pid}`;
  const client = new pg.Client(server);
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    const url = new URL(server);
    url.pathname = name;
    return await work(url.href);
  } finally {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.end();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = await run(process.argv.slice(2));
}
