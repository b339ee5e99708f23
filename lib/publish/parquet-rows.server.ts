import 'server-only';
import type { SchemaElement } from 'hyparquet-writer';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { ClipItem } from '@/lib/clips/contracts.server';
import { type FlatColumn, type FlatType, type FlatValue, flatColumns } from './flat-columns';

/** How many rows stand in one row group: bounds memory, and how long writing one holds the thread. */
const ROWS_PER_GROUP = 2_000;

const ELEMENTS: Record<FlatType, Omit<SchemaElement, 'name'>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'DOUBLE' },
  whole: { type: 'INT32' },
  flag: { type: 'BOOLEAN' },
  day: { type: 'INT32', converted_type: 'DATE' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
};

function schema(): SchemaElement[] {
  return [
    { name: 'clip', num_children: flatColumns.length },
    ...flatColumns.map(({ name, type }): SchemaElement => {
      return { name, repetition_type: 'OPTIONAL', ...ELEMENTS[type] };
    }),
  ];
}

function typed({ type }: FlatColumn, value: FlatValue): FlatValue | Date {
  if (value === null || (type !== 'day' && type !== 'instant')) return value;
  return new Date(type === 'day' ? `${value}T00:00:00Z` : String(value));
}

/**
 * Writes clips as Parquet, a row group at a time: no more than one is ever in memory, and what is
 * done is given away at once. Equal clips give equal bytes.
 */
export class ParquetRows {
  readonly #bytes = new ByteWriter(1 << 20);
  readonly #file: ParquetWriter;
  #rows: ClipItem[] = [];

  constructor() {
    const options = { schema: schema(), createdBy: 'promptreel', statistics: true };
    this.#file = new ParquetWriter({ writer: this.#bytes, ...options });
  }

  /** Takes clips and gives the bytes that are ready, none at all as a rule. */
  async take(clips: readonly ClipItem[]): Promise<Uint8Array> {
    this.#rows.push(...clips);
    if (this.#rows.length >= ROWS_PER_GROUP) await this.#writeGroup();
    return this.#given();
  }

  /** Ends the file and gives the rest of its bytes. */
  async end(): Promise<Uint8Array> {
    if (this.#rows.length > 0) await this.#writeGroup();
    await this.#file.finish();
    return this.#given();
  }

  async #writeGroup(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    const columnData = flatColumns.map((column) => ({
      name: column.name,
      data: rows.map((clip) => typed(column, column.of(clip))),
    }));
    await this.#file.write({ columnData, rowGroupSize: rows.length });
  }

  /** What was written since it was asked last; offsets in the file go on counting. */
  #given(): Uint8Array {
    const bytes = this.#bytes.getBytes().slice();
    this.#bytes.index = 0;
    return bytes;
  }
}
