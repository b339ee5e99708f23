import 'server-only';
import { PlaceFault } from '../place-fault';
import { readLines } from '../read-lines.server';
import type { Entry, ReadOptions } from './connector';
import { type Field, flattenRecord, placeColumns, readRow } from './read-row.server';

/** A list in one JSON text is read whole; what is larger comes as JSONL, a record a line. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Under which names a JSON text holds its list. */
const LISTS = ['items', 'data', 'clips', 'videos', 'results', 'rows', 'entries', 'prompts', 'list'];

function readRecord(value: unknown, given: ReadOptions['columns'], at: string): Entry {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { refused: { at, why: 'it is no record of the form { … }' } };
  }
  const record = flattenRecord(value);
  const columns: ReadonlyMap<Field, string> = placeColumns(Object.keys(record), given);
  return readRow(record, columns, at);
}

/** The records of a JSONL text, one a line; a faulty line is refused and the next one read. */
export async function* readJsonLines(
  pieces: AsyncIterable<Buffer>,
  { columns }: Pick<ReadOptions, 'columns'> = {},
): AsyncGenerator<Entry> {
  for await (const { number, text } of readLines(pieces)) {
    const at = `line ${number}`;
    if (text === null) {
      yield { refused: { at, why: 'it is no UTF-8 or longer than 16 MB' } };
      continue;
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      yield { refused: { at, why: 'it is no JSON' } };
      continue;
    }
    yield readRecord(value, columns, at);
  }
}

/** The records of a JSON text: a list, or an object that holds one under a usual name. */
export async function* readJsonList(
  pieces: AsyncIterable<Buffer>,
  name: string,
  { columns }: Pick<ReadOptions, 'columns'> = {},
): AsyncGenerator<Entry> {
  const read: Buffer[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > MOST_BYTES) {
      throw new PlaceFault(
        `${name} is more than 64 MB of JSON: give it as JSONL, a record a line.`,
      );
    }
    read.push(piece);
  }
  let value: unknown;
  try {
    value = JSON.parse(
      Buffer.concat(read)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
  } catch (cause) {
    throw new PlaceFault(`${name} is no JSON: ${(cause as Error).message}.`, { cause });
  }
  const list = Array.isArray(value) ? value : findList(value);
  if (list === null) {
    const why = `${name} holds no list of records: a list, or one under ${LISTS.join(', ')}.`;
    throw new PlaceFault(why);
  }
  for (const [at, one] of list.entries()) yield readRecord(one, columns, `record ${at + 1}`);
}

function findList(value: unknown): unknown[] | null {
  if (typeof value !== 'object' || value === null) return null;
  const record = value as Record<string, unknown>;
  const name = LISTS.find((one) => Array.isArray(record[one]));
  return name === undefined ? null : (record[name] as unknown[]);
}
