import 'server-only';
import { parentPort, workerData } from 'node:worker_threads';
import SQLite from 'better-sqlite3';
import pg from 'pg';
import type { PackColumn, Packed, PackedColumn, PackTask } from './pack-rows.server';

// Runs as a thread of its own, as Node reads it: types only from the house, packages otherwise.

const ROWS_PER_FETCH = 20_000;
const FIRST_CAPACITY = 65_536;

type Numbers = PackedColumn['values'];

function makeNumbers(kind: PackColumn, length: number): Numbers {
  if (kind === 'u8') return new Uint8Array(length);
  if (kind === 'u32' || kind === 'place') return new Uint32Array(length);
  if (kind === 'i32') return new Int32Array(length);
  if (kind === 'f64') return new Float64Array(length);
  return new Uint16Array(length);
}

/** Where a number stands in a rising column; its length when it is past all of them. */
function findPlace(rising: Numbers, wanted: number): number {
  let from = 0;
  let to = rising.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((rising[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** One column that grows as rows come in. */
class GrowingColumn {
  readonly #kind: PackColumn;
  readonly #codes = new Map<unknown, number>();
  readonly #rising: Numbers;
  #values: Numbers;

  constructor(kind: PackColumn, rising: Numbers) {
    this.#kind = kind;
    this.#rising = rising;
    this.#values = makeNumbers(kind, FIRST_CAPACITY);
  }

  set(at: number, value: unknown): void {
    if (at === this.#values.length) this.#grow(at * 2);
    this.#values[at] = this.#toNumber(value);
  }

  #toNumber(value: unknown): number {
    if (this.#kind === 'code') return this.#codeOf(value);
    const number = this.#numberOf(value);
    return this.#kind === 'place' ? findPlace(this.#rising, number) : number;
  }

  pack(count: number): PackedColumn {
    return {
      values: this.#values.slice(0, count) as Numbers,
      texts: this.#kind === 'code' ? ['', ...[...this.#codes.keys()].map(String)] : [],
    };
  }

  #numberOf(value: unknown): number {
    if (value !== null) return Number(value);
    if (this.#kind === 'f64') return Number.NaN;
    return this.#kind === 'i32' ? -1 : 0;
  }

  #codeOf(value: unknown): number {
    if (value === null) return 0;
    const known = this.#codes.get(value);
    if (known !== undefined) return known;
    const code = this.#codes.size + 1;
    if (code > 65_535) throw new Error('A column has more than 65,535 values.');
    this.#codes.set(value, code);
    return code;
  }

  #grow(length: number): void {
    const grown = makeNumbers(this.#kind, length);
    grown.set(this.#values);
    this.#values = grown;
  }
}

class GrowingTable {
  readonly #columns: GrowingColumn[];
  #count = 0;

  constructor(kinds: readonly PackColumn[], first: Packed | undefined) {
    const rising = first?.columns[0]?.values ?? new Uint32Array();
    this.#columns = kinds.map((kind) => new GrowingColumn(kind, rising));
  }

  add(row: readonly unknown[]): void {
    for (const [at, column] of this.#columns.entries()) column.set(this.#count, row[at]);
    this.#count += 1;
  }

  pack(): Packed {
    return { count: this.#count, columns: this.#columns.map((one) => one.pack(this.#count)) };
  }
}

function packSqlite(path: string, { statements }: PackTask): Packed[] {
  const db = new SQLite(path, { readonly: true, fileMustExist: true });
  db.pragma('mmap_size = 1073741824');
  db.exec('BEGIN');
  const packed: Packed[] = [];
  for (const { sql, columns } of statements) {
    const table = new GrowingTable(columns, packed[0]);
    for (const row of db.prepare(sql).raw().iterate()) table.add(row as unknown[]);
    packed.push(table.pack());
  }
  db.close();
  return packed;
}

async function packPostgres(url: string, { statements }: PackTask): Promise<Packed[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'promptreel' });
  await client.connect();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const packed: Packed[] = [];
  for (const { sql, columns } of statements) {
    const table = new GrowingTable(columns, packed[0]);
    await client.query(`DECLARE packing NO SCROLL CURSOR FOR ${sql}`);
    const fetch = { text: `FETCH ${ROWS_PER_FETCH} FROM packing`, rowMode: 'array' as const };
    for (;;) {
      const { rows } = await client.query<unknown[]>(fetch);
      for (const row of rows) table.add(row);
      if (rows.length < ROWS_PER_FETCH) break;
    }
    await client.query('CLOSE packing');
    packed.push(table.pack());
  }
  await client.end();
  return packed;
}

const task = workerData as PackTask;
const { place } = task;
const packed =
  place.engine === 'sqlite' ? packSqlite(place.path, task) : await packPostgres(place.url, task);
parentPort?.postMessage(
  packed,
  packed.flatMap(({ columns }) => columns.map(({ values }) => values.buffer as ArrayBuffer)),
);
