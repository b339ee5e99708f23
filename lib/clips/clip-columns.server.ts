import 'server-only';
import type { Database } from '@/lib/db/database';
import { KEYS, type Keyed } from './clip-orders.server';
import type { ListFilter } from './clip-query';
import type { DayTally } from './day-tally.server';

/** How a list filter stands in a column: by ids, whose names another table has, or by text. */
interface ListSource {
  column: string;
  /** Reads `id, key, en, zh` of every value; empty names are none. */
  names: string | null;
}

/** The list filters that stand in columns; a query with any other is answered by SQL. */
export const LIST_COLUMNS = {
  source: {
    column: 'source_id',
    names: 'SELECT id, key, name_en AS en, name_zh AS zh FROM source',
  },
  batch: { column: 'batch_id', names: 'SELECT id, key, heading AS en, heading AS zh FROM batch' },
  author: { column: 'author_id', names: 'SELECT id, key, name AS en, name AS zh FROM author' },
  capability: { column: 'capability', names: null },
  model: { column: 'model', names: null },
  aspect: { column: 'aspect', names: null },
  link: { column: 'link', names: null },
} as const satisfies Partial<Record<ListFilter, ListSource>>;

/** Such a filter's name. */
export type ColumnFilter = keyof typeof LIST_COLUMNS;

/** Their names, in the order of the columns. */
export const COLUMN_FILTERS = Object.keys(LIST_COLUMNS) as ColumnFilter[];

/** List filters of which a clip may have several values: rows of `clip_id` and an id with a name, or a text. */
export const MANY_COLUMNS = {
  term: {
    rows: 'SELECT clip_id, term_id AS value FROM clip_term',
    names: 'SELECT id, key, name_en AS en, name_zh AS zh FROM term',
  },
  failure: { rows: 'SELECT clip_id, kind AS value FROM clip_failure', names: null },
} as const satisfies Partial<Record<ListFilter, { rows: string; names: string | null }>>;

/** Such a filter's name. */
export type ManyFilter = keyof typeof MANY_COLUMNS;

/** Their names, in the order of the columns. */
export const MANY_FILTERS = Object.keys(MANY_COLUMNS) as ManyFilter[];

/** What a clip is or has, as bits of one number. */
export const FLAG_BITS = {
  isPublic: 1,
  hasPrompt: 2,
  hasOriginal: 4,
  hasDate: 8,
  hasDuration: 16,
} as const;

/** The flags of a row of `clip c` in SQL; booleans are read by both engines. */
export const FLAGS_SQL = `CASE WHEN c.status = 'public' THEN ${FLAG_BITS.isPublic} ELSE 0 END
  + CASE WHEN c.has_prompt THEN ${FLAG_BITS.hasPrompt} ELSE 0 END
  + CASE WHEN c.has_original THEN ${FLAG_BITS.hasOriginal} ELSE 0 END
  + CASE WHEN c.certainty <> 'unknown' THEN ${FLAG_BITS.hasDate} ELSE 0 END
  + CASE WHEN c.duration_ms IS NOT NULL THEN ${FLAG_BITS.hasDuration} ELSE 0 END`;

/** A value of a list filter and its names. */
export interface ListValue {
  key: string;
  label: { en: string; zh: string } | null;
}

/** What the codes of a list filter stand for. */
export interface CodeBook {
  values: (ListValue | undefined)[];
  codeOf: Map<string, number>;
}

/** One list filter: a code for each clip, 0 where it is not known. */
export interface ListColumn extends CodeBook {
  codes: Uint16Array | Uint32Array;
}

/** A list filter of several values: each clip's codes stand together in a pool. */
export interface ManyColumn extends CodeBook {
  starts: Uint32Array;
  lengths: Uint16Array;
  pool: Uint16Array;
  poolCount: number;
}

/** Lists whose values are told with the first and the last printed day of their clips. */
export const SPANNED = ['source', 'batch'] as const satisfies ColumnFilter[];

/**
 * What all public clips come to, kept with the columns: by the code of each value, and by day. What
 * nothing filters is counted by it without looking at any clip.
 */
export interface ClipTally {
  days: DayTally;
  /** By all flags of a clip as one number. */
  flags: number[];
  lists: Record<ColumnFilter, number[]>;
  many: Record<ManyFilter, number[]>;
  /** By the code of a value, and then by that of the printed day among its clips. */
  spans: Record<(typeof SPANNED)[number], Map<number, number>[]>;
}

/** The orders that columns hold. */
export const COLUMN_ORDERS = Object.keys(KEYS) as Keyed[];

/**
 * What clips are filtered, counted and ordered by, each fact in a typed column with one place for a
 * clip, by rising id. True for one catalogue version; about 60 bytes a clip.
 */
export interface ClipColumns {
  version: number;
  /** How many places are taken; the arrays may be longer. */
  count: number;
  ids: Uint32Array;
  flags: Uint8Array;
  /** -1 where unknown. */
  durationMs: Int32Array;
  /** NaN without an instant. */
  publishedAt: Float64Array;
  /** Codes of the printed day. */
  printedOn: Uint16Array;
  printedDays: string[];
  sortAt: Float64Array;
  lists: Record<ColumnFilter, ListColumn>;
  many: Record<ManyFilter, ManyColumn>;
  /** The places of all clips in each order. */
  orders: Record<Keyed, Uint32Array>;
  tally: ClipTally;
}

/** The place of a clip; -1 where the columns do not know it. */
export function placeOfClip({ ids, count }: ClipColumns, id: number): number {
  let from = 0;
  let to = count;
  // Ids seldom have gaps: the first guess is mostly right.
  if (ids[id - 1] === id && id <= count) return id - 1;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ids[middle] ?? 0) < id) from = middle + 1;
    else to = middle;
  }
  return from < count && ids[from] === id ? from : -1;
}

/** What keeps the columns of one database, where something does. */
export interface ColumnsKeeper {
  /** The columns if they are true at this version; if not, has them brought up to it. */
  at(version: number): ClipColumns | null;
  /**
   * The columns true at this version or a later one, waited for where they are being brought up to it.
   * Null where SQL has to answer: they cannot be had, or the first of a small gallery are not made yet.
   */
  reach(version: number): Promise<ClipColumns | null>;
}

const key = Symbol.for('promptreel.clip-columns');
// On `globalThis`: the front and Next load modules twice in one process.
const slot = globalThis as { [key]?: WeakMap<Database, ColumnsKeeper> };
slot[key] ??= new WeakMap();
const keepers = slot[key];

/** Says what keeps a database's columns; null says that nothing does any more. */
export function setColumnsKeeper(database: Database, keeper: ColumnsKeeper | null): void {
  if (keeper === null) keepers.delete(database);
  else keepers.set(database, keeper);
}

/** A database's columns at a catalogue version; null where SQL has to answer. */
export function columnsAt(database: Database, version: number): ClipColumns | null {
  return keepers.get(database)?.at(version) ?? null;
}

/**
 * A database's columns as they are true now or after a write since, waited for while they are made or
 * brought up; null where SQL has to answer. Not to be called inside a snapshot, which would be held.
 */
export async function columnsSoon(database: Database): Promise<ClipColumns | null> {
  const keeper = keepers.get(database);
  return keeper === undefined ? null : keeper.reach(await database.version());
}
