import 'server-only';
import SQLite from 'better-sqlite3';
import { parseDatabaseUrl } from './parse-database-url';

/** What the engine says of itself: its name and version, what was read, what is wrong, one a line. */
export interface Examined {
  engine: string;
  seen: string;
  faults: string[];
}

/** The most lines that are told of one kind of fault. */
const TOLD = 20;

type Ask = (sql: string) => Promise<Record<string, unknown>[]>;

function examineSqlite(path: string): Examined {
  const db = new SQLite(path, { readonly: true, timeout: 10_000 });
  try {
    // Reads the full-text index too.
    const lines = db.pragma(`integrity_check(${TOLD})`) as { integrity_check: string }[];
    const orphans = db.pragma('foreign_key_check') as { table: string; parent: string }[];
    const pairs = Map.groupBy(orphans, ({ table, parent }) => `${table} → ${parent}`);
    return {
      engine: `SQLite ${String(db.prepare('SELECT sqlite_version()').pluck().get())}`,
      seen: 'integrity, foreign keys',
      faults: [
        ...lines.map((line) => line.integrity_check).filter((line) => line !== 'ok'),
        ...Array.from(pairs, ([pair, rows]) => `${rows.length} rows without their parent: ${pair}`),
      ],
    };
  } finally {
    db.close();
  }
}

/** Rows that name a parent which is not there; a key of several columns counts where none is null. */
async function findOrphans(ask: Ask): Promise<string[]> {
  const keys = await ask(
    `SELECT c.conrelid::regclass::text AS "table", c.confrelid::regclass::text AS parent,
       (SELECT string_agg(format('t.%I = p.%I', a.attname, b.attname), ' AND ')
        FROM unnest(c.conkey, c.confkey) AS k(mine, theirs)
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.mine
        JOIN pg_attribute b ON b.attrelid = c.confrelid AND b.attnum = k.theirs) AS meets,
       (SELECT string_agg(format('t.%I IS NOT NULL', a.attname), ' AND ')
        FROM unnest(c.conkey) AS k(mine)
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.mine) AS names
     FROM pg_constraint c WHERE c.contype = 'f' ORDER BY 1, 2`,
  );
  const faults: string[] = [];
  for (const { table, parent, meets, names } of keys) {
    const [row] = await ask(
      `SELECT count(*) AS many FROM ${table} t
       WHERE ${names} AND NOT EXISTS (SELECT 1 FROM ${parent} p WHERE ${meets})`,
    );
    const many = Number(row?.many ?? 0);
    if (many > 0) faults.push(`${many} rows without their parent: ${table} → ${parent}`);
  }
  return faults;
}

/** Every B-tree against its table, by PostgreSQL's own amcheck; null where it is not installed. */
async function readIndexes(ask: Ask): Promise<string[] | null> {
  const [installed] = await ask("SELECT 1 AS is FROM pg_extension WHERE extname = 'amcheck'");
  if (installed === undefined) return null;
  const indexes = await ask(
    `SELECT i.indexrelid AS id, i.indexrelid::regclass::text AS name FROM pg_index i
     JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam
     JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE a.amname = 'btree' AND i.indisvalid AND n.nspname = current_schema() ORDER BY 2`,
  );
  const faults: string[] = [];
  for (const { id, name } of indexes) {
    await ask(`SELECT bt_index_check(${id}::oid::regclass, true)`).catch((thrown: unknown) => {
      faults.push(`index ${name}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    });
  }
  return faults;
}

async function examinePostgres(ask: Ask): Promise<Examined> {
  const [version] = await ask('SHOW server_version');
  const invalid = await ask(
    `SELECT 'constraint ' || conname || ' was never validated' AS line FROM pg_constraint
       WHERE NOT convalidated
     UNION ALL SELECT 'index ' || indexrelid::regclass::text || ' is not valid' FROM pg_index
       WHERE NOT indisvalid ORDER BY 1 LIMIT ${TOLD}`,
  );
  const indexes = await readIndexes(ask);
  return {
    engine: `PostgreSQL ${String(version?.server_version)}`,
    seen: `constraints, foreign keys${indexes === null ? '' : ', indexes (amcheck)'}`,
    faults: [
      ...invalid.map(({ line }) => String(line)),
      ...(await findOrphans(ask)),
      ...(indexes ?? []),
    ],
  };
}

/** Reads a whole database for what its engine finds wrong with it; changes nothing. */
export async function examineDatabase(url: string): Promise<Examined> {
  const place = parseDatabaseUrl(url);
  if (place.engine === 'sqlite') return examineSqlite(place.path);
  const { askAlone } = await import('./postgres-connection.server');
  return askAlone(place.url, examinePostgres);
}
