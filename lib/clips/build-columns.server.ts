import 'server-only';
import { type Packed, type PackedColumn, packRows } from '@/lib/db/pack-rows.server';
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
import type { Keyed } from './clip-orders.server';
import { PACKED_ORDERS } from './order-places.server';
import { emptyTally, tallyAll } from './tally-clips.server';

/** Columns with a place of their own, before the list filters', and how each is packed. */
const FACTS = [
  ['c.id', 'u32'],
  [FLAGS_SQL, 'u8'],
  ['c.duration_ms', 'i32'],
  ['c.published_at', 'f64'],
  ['c.published_on', 'code'],
  ['c.sort_at', 'f64'],
] as const;

/** What columns are made of, read off `clip c`: one row for each clip. */
export const COLUMN_FACTS = [
  ...FACTS.map(([sql], at) => `${sql} AS f${at}`),
  ...COLUMN_FILTERS.map((name) => `c.${LIST_COLUMNS[name].column} AS ${name}_value`),
].join(', ');

const isText = (name: ColumnFilter) => LIST_COLUMNS[name].names === null;

/** What the packing thread reads. */
const TASK = {
  sql: `SELECT ${COLUMN_FACTS} FROM clip c WHERE c.id > ? ORDER BY c.id LIMIT ?`,
  columns: [
    ...FACTS.map(([, kind], at) => ({ name: `f${at}`, kind })),
    ...COLUMN_FILTERS.map((name) => {
      return { name: `${name}_value`, kind: isText(name) ? ('code' as const) : ('u32' as const) };
    }),
  ],
  orders: COLUMN_ORDERS.map((order) => PACKED_ORDERS[order]),
  beside: MANY_FILTERS.map((name) => {
    const { rows, names } = MANY_COLUMNS[name];
    const sql = `SELECT clip_id AS id, value FROM (${rows}) x WHERE clip_id > ? AND clip_id <= ? ORDER BY clip_id`;
    return { sql, kind: names === null ? ('code' as const) : ('u32' as const) };
  }),
  version: 'SELECT version FROM catalogue_version',
};

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

async function assemble({ version, count, columns, orders, beside }: Packed): Promise<ClipColumns> {
  const column = (at: number): PackedColumn => {
    const found = columns[at];
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
    const { texts = [], ...list } = beside[at] ?? {};
    const { starts, lengths, pool } = { ...NONE, ...list };
    many[name] = { starts, lengths, pool, poolCount: pool.length, ...codeBook(texts) };
  }
  const built: ClipColumns = {
    version,
    count,
    ids: column(0).values as Uint32Array,
    flags: column(1).values as Uint8Array,
    durationMs: column(2).values as Int32Array,
    publishedAt: column(3).values as Float64Array,
    printedOn: column(4).values as Uint16Array,
    printedDays: column(4).texts,
    sortAt: column(5).values as Float64Array,
    lists,
    many,
    orders: Object.fromEntries(COLUMN_ORDERS.map((order, at) => [order, orders[at]])) as Record<
      Keyed,
      Uint32Array
    >,
    tally: emptyTally(),
  };
  await tallyAll(built);
  return built;
}

const NONE = { starts: new Uint32Array(), lengths: new Uint16Array(), pool: new Uint16Array() };

/** Reads the columns of the database at an address, on a thread of its own; names are not in them yet. */
export async function buildColumns(url: string): Promise<ClipColumns> {
  return assemble(await packRows(url, TASK));
}
