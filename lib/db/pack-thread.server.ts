import 'server-only';
import { parentPort, workerData } from 'node:worker_threads';
import SQLite from 'better-sqlite3';
import pg from 'pg';
import type {
  PackBeside,
  Packed,
  PackedBeside,
  PackedColumn,
  PackKind,
  PackOrder,
  PackTask,
} from './pack-rows.server';

// Runs as a thread of its own, as Node reads it: types only from the house, packages otherwise.

/**
 * So many rows are handed over at once, each column as one JSON list: reading that costs a fraction of
 * taking every row and value across on its own.
 */
const ROWS_PER_RUN = 2_000;
const FIRST_CAPACITY = 65_536;
const MOST_CODES = 65_535;
const DIGIT = MOST_CODES + 1;

type Numbers = PackedColumn['values'];
type Value = number | string | null;
/** Asks for a run: a list of values for each column. */
type Ask = (values: readonly number[]) => Promise<Value[][]> | Value[][];

const NUMBERS = {
  u8: Uint8Array,
  u32: Uint32Array,
  i32: Int32Array,
  f64: Float64Array,
  code: Uint16Array,
};

/** One column that grows as runs come in. */
class GrowingColumn {
  readonly #kind: PackKind;
  readonly #codes = new Map<Value, number>();
  #values: Numbers;
  count = 0;

  constructor(kind: PackKind) {
    this.#kind = kind;
    this.#values = new NUMBERS[kind](FIRST_CAPACITY);
  }

  add(run: readonly Value[]): void {
    if (this.count + run.length > this.#values.length) {
      const grown = new NUMBERS[this.#kind](this.#values.length * 2 + run.length);
      grown.set(this.#values);
      this.#values = grown;
    }
    const values = this.#values;
    let at = this.count;
    if (this.#kind === 'code') for (const value of run) values[at++] = this.#codeOf(value);
    else {
      const none = this.#kind === 'f64' ? Number.NaN : this.#kind === 'i32' ? -1 : 0;
      for (const value of run) values[at++] = value === null ? none : Number(value);
    }
    this.count = at;
  }

  pack(): PackedColumn {
    return {
      values: this.#values.slice(0, this.count) as Numbers,
      texts: this.#kind === 'code' ? ['', ...[...this.#codes.keys()].map(String)] : [],
    };
  }

  #codeOf(value: Value): number {
    if (value === null) return 0;
    const known = this.#codes.get(value);
    if (known !== undefined) return known;
    const code = this.#codes.size + 1;
    if (code > MOST_CODES) throw new Error('A column has more than 65,535 values.');
    this.#codes.set(value, code);
    return code;
  }
}

/** The values beside rows, by the rows that they belong to. */
class GrowingBeside {
  readonly #owners = new GrowingColumn('u32');
  readonly #values: GrowingColumn;

  constructor(kind: PackBeside['kind']) {
    this.#values = new GrowingColumn(kind);
  }

  add([owners = [], values = []]: Value[][]): void {
    this.#owners.add(owners);
    this.#values.add(values);
  }

  pack(ids: Numbers): PackedBeside {
    const owners = this.#owners.pack().values;
    const { values, texts } = this.#values.pack();
    const starts = new Uint32Array(ids.length);
    const lengths = new Uint16Array(ids.length);
    const pool = new Uint16Array(values.length);
    let place = 0;
    for (let at = 0; at < values.length; at += 1) {
      const [owner = 0, value = 0] = [owners[at], values[at]];
      while (place < ids.length && (ids[place] ?? 0) < owner) place += 1;
      if (ids[place] !== owner) throw new Error('A value beside rows belongs to none of them.');
      if (value > MOST_CODES) throw new Error('A value beside rows is past 65,535.');
      if (lengths[place] === 0) starts[place] = at;
      lengths[place] = (lengths[place] ?? 0) + 1;
      pool[at] = value;
    }
    return { starts, lengths, pool, texts };
  }
}

/** The numbers of rows by rising value, equal ones as they come: sorted digit by digit. */
function sortRows(values: Numbers): Uint32Array {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  let rows = new Uint32Array(values.length);
  for (let row = 0; row < rows.length; row += 1) rows[row] = row;
  let sorted = new Uint32Array(values.length);
  const digits = new Uint16Array(values.length);
  const left = new Float64Array(values.length);
  for (let row = 0; row < left.length; row += 1) left[row] = (values[row] ?? 0) - least;
  for (let range = most - least; range >= 1; range /= DIGIT) {
    const ends = new Uint32Array(DIGIT + 1);
    for (let row = 0; row < left.length; row += 1) {
      const higher = Math.floor((left[row] ?? 0) / DIGIT);
      const digit = (left[row] ?? 0) - higher * DIGIT;
      left[row] = higher;
      digits[row] = digit;
      ends[digit + 1] = (ends[digit + 1] ?? 0) + 1;
    }
    for (let digit = 0; digit < DIGIT; digit += 1) {
      ends[digit + 1] = (ends[digit + 1] ?? 0) + (ends[digit] ?? 0);
    }
    for (const row of rows) {
      const digit = digits[row] ?? 0;
      const at = ends[digit] ?? 0;
      sorted[at] = row;
      ends[digit] = at + 1;
    }
    [rows, sorted] = [sorted, rows];
  }
  return rows;
}

function orderRows(columns: readonly PackedColumn[], orders: readonly PackOrder[]): Uint32Array[] {
  const rising = new Map<number, Uint32Array>();
  return orders.map(({ column, falls, last }) => {
    const values = columns[column]?.values ?? new Uint32Array();
    const rows = rising.get(column) ?? sortRows(values);
    rising.set(column, rows);
    const ordered = falls ? rows.toReversed() : rows.slice();
    if (last === null) return ordered;
    const known = ordered.filter((row) => values[row] !== last);
    const unknown = rows.filter((row) => values[row] === last);
    ordered.set(known);
    ordered.set(unknown, known.length);
    return ordered;
  });
}

async function pack(
  { sql, columns, orders, beside }: PackTask,
  version: number,
  asks: (sql: string, names: readonly string[]) => Ask,
): Promise<Packed> {
  const names = columns.map(({ name }) => name);
  const ask = asks(sql, names);
  const table = columns.map(({ kind }) => new GrowingColumn(kind));
  const besides = beside.map((one) => {
    return { askMore: asks(one.sql, ['id', 'value']), rows: new GrowingBeside(one.kind) };
  });
  for (let after = -1; ; ) {
    const run = await ask([after, ROWS_PER_RUN]);
    const ids = (run[0] ?? []) as number[];
    for (const [at, column] of table.entries()) column.add(run[at] ?? []);
    const last = ids.at(-1) ?? after;
    for (const { askMore, rows } of besides) rows.add(await askMore([after, last]));
    after = last;
    if (ids.length < ROWS_PER_RUN) break;
  }
  const packed = table.map((column) => column.pack());
  const ids = packed[0]?.values ?? new Uint32Array();
  for (let at = 1; at < ids.length; at += 1) {
    if ((ids[at - 1] ?? 0) >= (ids[at] ?? 0)) throw new Error('Ids came out of order.');
  }
  return {
    version,
    count: ids.length,
    columns: packed,
    orders: orderRows(packed, orders),
    beside: besides.map(({ rows }) => rows.pack(ids)),
  };
}

async function packSqlite(path: string, task: PackTask): Promise<Packed> {
  const db = new SQLite(path, { readonly: true, fileMustExist: true });
  db.pragma('mmap_size = 1073741824');
  db.exec('BEGIN');
  const asks = (sql: string, names: readonly string[]): Ask => {
    const lists = names.map((name) => `json_group_array(${name})`).join(', ');
    const statement = db.prepare(`SELECT ${lists} FROM (${sql})`).raw();
    return (values) => (statement.get(values) as string[]).map((list) => JSON.parse(list));
  };
  const version = Number(db.prepare(task.version).pluck().get());
  const packed = await pack(task, version, asks);
  db.close();
  return packed;
}

async function packPostgres(url: string, task: PackTask): Promise<Packed> {
  const client = new pg.Client({ connectionString: url, application_name: 'promptreel' });
  await client.connect();
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const asks = (sql: string, names: readonly string[]): Ask => {
    const lists = names.map((name) => `json_agg(${name})`).join(', ');
    let number = 0;
    const numbered = sql.replace(/\?/g, () => `$${++number}::integer`);
    const text = `SELECT ${lists} FROM (${numbered}) r`;
    return async (values) => {
      const { rows } = await client.query({ text, values: [...values], rowMode: 'array' });
      return (rows[0] ?? []).map((list: Value[] | null) => list ?? []);
    };
  };
  const { rows } = await client.query({ text: task.version, rowMode: 'array' });
  const packed = await pack(task, Number(rows[0]?.[0]), asks);
  await client.end();
  return packed;
}

const task = workerData as PackTask;
const packed = await (task.place.engine === 'sqlite'
  ? packSqlite(task.place.path, task)
  : packPostgres(task.place.url, task));
parentPort?.postMessage(packed, [
  ...packed.columns.map(({ values }) => values.buffer as ArrayBuffer),
  ...packed.orders.map(({ buffer }) => buffer as ArrayBuffer),
  ...packed.beside.flatMap(({ starts, lengths, pool }) =>
    [starts, lengths, pool].map(({ buffer }) => buffer as ArrayBuffer),
  ),
]);
