import 'server-only';
import { setImmediate as letOthers } from 'node:timers/promises';
import type { Reader } from '@/lib/db/database';
import { COLUMN_FACTS } from './build-columns.server';
import { chunk, marks } from './bulk-write.server';
import {
  type ClipColumns,
  COLUMN_FILTERS,
  COLUMN_ORDERS,
  type CodeBook,
  LIST_COLUMNS,
  type ListColumn,
  MANY_COLUMNS,
  MANY_FILTERS,
  placeOfClip,
} from './clip-columns.server';
import type { Keyed } from './clip-orders.server';
import {
  keyOfPlace,
  type Moves,
  moveInOrder,
  ORDERED_BY,
  rankOfPlace,
} from './order-places.server';
import { readVersion } from './read-version.server';
import { tallyClip } from './tally-clips.server';

/** More changed clips than this are read anew as a whole, on the packing thread. */
const MOST_CHANGED = 20_000;
/** So many rows are read and set at once. */
const ROWS_PER_READ = 1_000;
/** Past every id: nothing of the version itself has still to come. */
const MOST_IDS = 2_147_483_647;
/** Room for clips to come, beyond those that there are. */
const SPARE_PLACES = 4_096;

type Row = Record<string, string | number | null>;

/** The names of ids, read whole: they may change although no clip does. */
async function readNames(reader: Reader, columns: ClipColumns): Promise<void> {
  const read = async (list: CodeBook, sql: string) => {
    const rows = await reader.rows<{ id: number; key: string; en: string; zh: string }>(sql);
    list.values = [];
    list.codeOf.clear();
    for (const { id, key, en, zh } of rows) {
      list.values[id] = { key, label: en && zh ? { en, zh } : null };
      list.codeOf.set(key, id);
    }
  };
  for (const name of COLUMN_FILTERS) {
    const { names } = LIST_COLUMNS[name];
    if (names !== null) await read(columns.lists[name], names);
  }
  for (const name of MANY_FILTERS) {
    const { names } = MANY_COLUMNS[name];
    if (names !== null) await read(columns.many[name], names);
  }
}

/** Of changed rows, before they are set: which ranks they leave in each order, and who is to find a new one. */
async function findMoves(
  columns: ClipColumns,
  rows: readonly Row[],
): Promise<Record<Keyed, Moves>> {
  const moves = Object.fromEntries(
    COLUMN_ORDERS.map((order) => [order, { left: [], ids: [] }]),
  ) as unknown as Record<Keyed, Moves>;
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_PER_READ === ROWS_PER_READ - 1) await letOthers();
    const id = Number(row.f0);
    const place = placeOfClip(columns, id);
    const isSame = {
      sortAt: columns.sortAt[place] === Number(row.f5),
      durationMs: columns.durationMs[place] === durationOf(row),
    };
    for (const order of COLUMN_ORDERS) {
      if (isSame[ORDERED_BY[order]]) continue;
      moves[order].ids.push(id);
      if (place === -1) continue;
      moves[order].left.push(rankOfPlace(columns, order, keyOfPlace(columns, order, place), id));
    }
  }
  return moves;
}

const durationOf = ({ f2 }: Row) => (f2 === null ? -1 : Number(f2));

type Growing = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array;

function withRoom<Values extends Growing>(values: Values, length: number): Values {
  if (values.length >= length) return values;
  const grown = new (values.constructor as new (length: number) => Values)(
    length + Math.max(SPARE_PLACES, length >> 4),
  );
  grown.set(values);
  return grown;
}

function makeRoom(columns: ClipColumns, length: number): void {
  columns.ids = withRoom(columns.ids, length);
  columns.flags = withRoom(columns.flags, length);
  columns.durationMs = withRoom(columns.durationMs, length);
  columns.publishedAt = withRoom(columns.publishedAt, length);
  columns.printedOn = withRoom(columns.printedOn, length);
  columns.sortAt = withRoom(columns.sortAt, length);
  for (const list of Object.values(columns.lists)) list.codes = withRoom(list.codes, length);
  for (const list of Object.values(columns.many)) {
    list.starts = withRoom(list.starts, length);
    list.lengths = withRoom(list.lengths, length);
  }
}

function codeOfText(list: CodeBook, text: string | null): number {
  if (text === null) return 0;
  const known = list.codeOf.get(text);
  if (known !== undefined) return known;
  const code = list.values.length;
  list.values.push({ key: text, label: null });
  list.codeOf.set(text, code);
  return code;
}

function codeOfDay({ printedDays }: ClipColumns, day: string | null): number {
  if (day === null) return 0;
  const known = printedDays.indexOf(day, 1);
  return known === -1 ? printedDays.push(day) - 1 : known;
}

function setList(list: ListColumn, place: number, code: number): void {
  if (code > 65_535 && list.codes instanceof Uint16Array) list.codes = Uint32Array.from(list.codes);
  list.codes[place] = code;
}

function setRow(columns: ClipColumns, row: Row): number {
  const id = Number(row.f0);
  let place = placeOfClip(columns, id);
  if (place === -1) {
    place = columns.count;
    if (place > 0 && (columns.ids[place - 1] ?? 0) > id) throw new Error('Ids came out of order.');
    makeRoom(columns, place + 1);
    columns.count += 1;
  }
  columns.ids[place] = id;
  columns.flags[place] = Number(row.f1);
  columns.durationMs[place] = durationOf(row);
  columns.publishedAt[place] = row.f3 === null ? Number.NaN : Number(row.f3);
  columns.printedOn[place] = codeOfDay(columns, row.f4 as string | null);
  columns.sortAt[place] = Number(row.f5);
  for (const name of COLUMN_FILTERS) {
    const value = row[`${name}_value`] ?? null;
    const list = columns.lists[name];
    const isText = LIST_COLUMNS[name].names === null;
    setList(list, place, isText ? codeOfText(list, value as string | null) : Number(value));
  }
  return place;
}

/** The values of changed clips of which each may have several, put at the end of the pool. */
async function readMany(reader: Reader, columns: ClipColumns, ids: readonly number[]) {
  for (const name of MANY_FILTERS) {
    const list = columns.many[name];
    for (const id of ids) list.lengths[placeOfClip(columns, id)] = 0;
    const rows = await reader.rows<{ clip_id: number; value: number | string }>(
      `${MANY_COLUMNS[name].rows} WHERE clip_id IN (${marks(ids)}) ORDER BY clip_id`,
      ids,
    );
    list.pool = withRoom(list.pool, list.poolCount + rows.length);
    for (const { clip_id, value } of rows) {
      const place = placeOfClip(columns, clip_id);
      if (list.lengths[place] === 0) list.starts[place] = list.poolCount;
      list.lengths[place] = (list.lengths[place] ?? 0) + 1;
      list.pool[list.poolCount] = typeof value === 'string' ? codeOfText(list, value) : value;
      list.poolCount += 1;
    }
  }
}

/** The rows that changed after a version, by rising id; null where there are too many. */
async function readChanged(reader: Reader, version: number): Promise<Row[] | null> {
  const all: Row[] = [];
  let last = { changed_in: version, f0: MOST_IDS } as Row;
  for (;;) {
    const rows = await reader.rows<Row>(
      `SELECT ${COLUMN_FACTS}, c.changed_in AS changed_in FROM clip c
       WHERE (c.changed_in, c.id) > (?, ?) ORDER BY c.changed_in, c.id LIMIT ?`,
      [last.changed_in ?? 0, last.f0 ?? 0, ROWS_PER_READ],
    );
    all.push(...rows);
    if (all.length > MOST_CHANGED) return null;
    if (rows.length < ROWS_PER_READ) break;
    last = rows.at(-1) as Row;
    await letOthers();
  }
  return all.sort((a, b) => Number(a.f0) - Number(b.f0));
}

/**
 * Brings columns up to what a reader sees, in place and in short steps; meanwhile they are true at
 * no version. False where it cannot be done: they are then to be thrown away.
 */
export async function extendColumns(columns: ClipColumns, reader: Reader): Promise<boolean> {
  const before = columns.version;
  columns.version = -1;
  const version = await readVersion(reader);
  // Built from the primary, they may be ahead of what a replica has.
  const rows = version < before ? null : await readChanged(reader, before);
  if (rows === null) return false;
  await readNames(reader, columns);
  const moves = await findMoves(columns, rows);
  for (const run of chunk(rows, ROWS_PER_READ)) {
    const ids = run.map((row) => Number(row.f0));
    for (const id of ids) {
      const place = placeOfClip(columns, id);
      if (place !== -1) tallyClip(columns, place, -1);
    }
    const places = run.map((row) => setRow(columns, row));
    await readMany(reader, columns, ids);
    for (const place of places) tallyClip(columns, place, 1);
    await letOthers();
  }
  // A clip that was deleted left no mark behind.
  const [all] = await reader.rows<{ count: number }>('SELECT count(*) AS count FROM clip');
  if (all?.count !== columns.count) return false;
  for (const order of COLUMN_ORDERS) {
    if (moves[order].ids.length === 0) continue;
    columns.orders[order] = moveInOrder(columns, order, moves[order]);
    await letOthers();
  }
  columns.version = version;
  return true;
}
