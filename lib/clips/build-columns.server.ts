import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import { type Packed, type PackStatement, packRows } from '@/lib/db/pack-rows.server';
import {
  type ClipColumns,
  COLUMN_FILTERS,
  COLUMN_ORDERS,
  type CodeBook,
  type ColumnFilter,
  FLAGS_SQL,
  LIST_COLUMNS,
  type ListColumn,
  MANY_COLUMNS,
  MANY_FILTERS,
  type ManyColumn,
  type ManyFilter,
} from './clip-columns.server';
import { KEYS, type Keyed } from './clip-orders.server';

/** Columns with a place of their own, before the list filters'. */
const FACTS = ['c.id', FLAGS_SQL, 'c.duration_ms', 'c.published_at', 'c.published_on', 'c.sort_at'];

/** What columns are made of, read off `clip c`: one row for each clip. */
export const COLUMN_FACTS = [
  ...FACTS.map((sql, at) => `${sql} AS f${at}`),
  ...COLUMN_FILTERS.map((name) => `c.${LIST_COLUMNS[name].column} AS ${name}_value`),
].join(', ');

const isText = (name: ColumnFilter) => LIST_COLUMNS[name].names === null;

function statements(): PackStatement[] {
  const kinds = COLUMN_FILTERS.map((name) => (isText(name) ? 'code' : 'u32') as 'code' | 'u32');
  return [
    {
      sql: `SELECT ${COLUMN_FACTS} FROM clip c ORDER BY c.id`,
      columns: ['u32', 'u8', 'i32', 'f64', 'code', 'f64', ...kinds],
    },
    { sql: 'SELECT version FROM catalogue_version', columns: ['u32'] },
    ...COLUMN_ORDERS.map((order): PackStatement => {
      const { key, falls } = KEYS[order];
      const way = falls ? 'DESC' : 'ASC';
      return {
        sql: `SELECT c.id FROM clip c ORDER BY ${key} ${way}, c.id ${way}`,
        columns: ['place'],
      };
    }),
    ...MANY_FILTERS.map((name): PackStatement => {
      const { rows, names } = MANY_COLUMNS[name];
      return {
        sql: `${rows} ORDER BY clip_id`,
        columns: ['place', names === null ? 'code' : 'u32'],
      };
    }),
  ];
}

/** So many rows are sorted to their clips in one step. */
const ROWS_PER_STEP = 500_000;

async function manyColumn(packed: Packed | undefined, clips: number): Promise<ManyColumn> {
  const places = packed?.columns[0]?.values ?? new Uint32Array();
  const starts = new Uint32Array(clips);
  const lengths = new Uint16Array(clips);
  for (let row = 0; row < places.length; row += 1) {
    const place = places[row] ?? 0;
    if (lengths[place] === 0) starts[place] = row;
    lengths[place] = (lengths[place] ?? 0) + 1;
    if (row % ROWS_PER_STEP === 0) await letOthers();
  }
  const pool = Uint16Array.from(packed?.columns[1]?.values ?? []);
  const book = codeBook(packed?.columns[1]?.texts ?? []);
  return { starts, lengths, pool, poolCount: pool.length, ...book };
}

/** Ids as codes: in two bytes each while they fit. */
function idColumn(ids: Uint32Array): ListColumn {
  const largest = ids.reduce((most, id) => Math.max(most, id), 0);
  const codes = largest > 65_535 ? ids : Uint16Array.from(ids);
  return { codes, values: [], codeOf: new Map() };
}

/** What the codes of a packed column stand for; nothing where it holds ids, whose names come later. */
function codeBook(texts: readonly string[]): CodeBook {
  const codeOf = new Map<string, number>();
  const values: CodeBook['values'] = [undefined];
  for (const [code, key] of texts.entries()) {
    if (code === 0) continue;
    values[code] = { key, label: null };
    codeOf.set(key, code);
  }
  return { values, codeOf };
}

async function assemble([rows, version, ...rest]: Packed[]): Promise<ClipColumns> {
  const column = (at: number) => {
    const found = rows?.columns[at];
    if (found === undefined) throw new Error('The packed rows lack a column.');
    return found;
  };
  const lists = {} as Record<ColumnFilter, ListColumn>;
  for (const [at, name] of COLUMN_FILTERS.entries()) {
    const { values, texts } = column(FACTS.length + at);
    lists[name] = isText(name)
      ? { codes: values as Uint16Array, ...codeBook(texts) }
      : idColumn(values as Uint32Array);
  }
  const many = {} as Record<ManyFilter, ManyColumn>;
  for (const [at, name] of MANY_FILTERS.entries()) {
    many[name] = await manyColumn(rest[COLUMN_ORDERS.length + at], rows?.count ?? 0);
  }
  return {
    version: version?.columns[0]?.values[0] ?? 0,
    count: rows?.count ?? 0,
    ids: column(0).values as Uint32Array,
    flags: column(1).values as Uint8Array,
    durationMs: column(2).values as Int32Array,
    publishedAt: column(3).values as Float64Array,
    printedOn: column(4).values as Uint16Array,
    printedDays: column(4).texts,
    sortAt: column(5).values as Float64Array,
    lists,
    many,
    orders: Object.fromEntries(
      COLUMN_ORDERS.map((order, at) => [order, rest[at]?.columns[0]?.values]),
    ) as Record<Keyed, Uint32Array>,
  };
}

/** Reads the columns of the database at an address, on a thread of its own; names are not in them yet. */
export async function buildColumns(url: string): Promise<ClipColumns> {
  return assemble(await packRows(url, statements()));
}
