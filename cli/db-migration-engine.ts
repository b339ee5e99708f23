import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import * as wasm from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import type { Engine } from '@/lib/db/database';
import { parseDatabaseUrl } from '@/lib/db/parse-database-url';

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

// What the migrations make by hand and Prisma's language has no word for. PostgreSQL's tables are
// named with their schema.
const byHand = {
  sqlite: ['', '_config', '_data', '_docsize', '_idx'].map((part) => `clip_search${part}`),
  postgres: ['public.clip_search'],
};

/** The file that holds one engine's schema. */
export function schemaPath(engine: Engine): string {
  return `${root}prisma/${engine === 'sqlite' ? '' : 'postgres/'}schema.prisma`;
}

/** The SQL that leads from the tables of a database to a schema's text, in Prisma's style; null when there is nothing to do. */
export async function describeDifference(url: string, schema: string): Promise<string | null> {
  return withEngine(url, async (engine) => {
    const files = [{ path: 'schema.prisma', content: schema }];
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: root },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: filtersFor(url),
    });
    const sql = (stdout ?? '').trim();
    return sql === '' || sql === '-- This is an empty migration.' ? null : `${sql}\n`;
  });
}

/** What `prisma migrate status` says of a database beside this program's migrations. */
export async function diagnoseHistory(url: string): Promise<wasm.DiagnoseMigrationHistoryOutput> {
  const baseDir = `${root}prisma/migrations/${parseDatabaseUrl(url).engine}`;
  const read = (path: string) => readFileSync(`${baseDir}/${path}`, 'utf8');
  const names = readdirSync(baseDir).filter((name) => name !== 'migration_lock.toml');
  const migrationsList = {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: read('migration_lock.toml') },
    shadowDbInitScript: '',
    migrationDirectories: names.sort().map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: read(`${path}/migration.sql`) },
      },
    })),
  };
  return withEngine(url, (engine) =>
    engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: filtersFor(url),
    }),
  );
}

function filtersFor(url: string): wasm.SchemaFilter {
  return { externalTables: byHand[parseDatabaseUrl(url).engine], externalEnums: [] };
}

async function withEngine<T>(
  url: string,
  work: (engine: wasm.SchemaEngine) => Promise<T>,
): Promise<T> {
  startWasm();
  const place = parseDatabaseUrl(url);
  const pool = place.engine === 'postgres' ? createForgivingPool(place.url) : null;
  const factory =
    place.engine === 'sqlite'
      ? new PrismaBetterSqlite3({ url: place.path })
      : new PrismaPg(pool as pg.Pool);
  // The adapters' own dependency, not ours: asked for from where they stand.
  const { bindMigrationAwareSqlAdapterFactory } = createRequire(
    require.resolve('@prisma/adapter-pg'),
  )('@prisma/driver-adapter-utils') as {
    bindMigrationAwareSqlAdapterFactory(factory: unknown): object;
  };
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await wasm.SchemaEngine.new({ datamodels: undefined }, () => undefined, bound);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool?.end();
  }
}

let isStarted = false;

/** The package is written for bundlers; Node has to join the program and its glue itself. */
function startWasm(): void {
  if (isStarted) return;
  isStarted = true;
  const glue = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const program = new WebAssembly.Module(readFileSync(glue.replace(/js$/, 'wasm')));
  const { exports } = new WebAssembly.Instance(program, { './schema_engine_bg.js': { ...wasm } });
  const { __wbg_set_wasm } = wasm as unknown as { __wbg_set_wasm(exports: unknown): void };
  __wbg_set_wasm(exports);
  (exports as { __wbindgen_start(): void }).__wbindgen_start();
}

/** The schema engine reads columns of PostgreSQL's one-byte type "char", which the adapter (7.10) refuses: they are passed off as text. */
function createForgivingPool(connectionString: string): pg.Pool {
  const char = 18;
  const text = 25;
  const pool = new pg.Pool({ connectionString });
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
  const forgiving = async (...args: unknown[]) => {
    const result = await query(...args);
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === char) field.dataTypeID = text;
    }
    return result;
  };
  return Object.assign(pool, { query: forgiving });
}
