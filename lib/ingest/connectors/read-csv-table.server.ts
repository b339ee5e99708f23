import 'server-only';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { PlaceFault } from '../place-fault';
import type { Entry, ReadOptions } from './connector';
import { placeColumns, readRow } from './read-row.server';

const LONGEST_RECORD = 1024 * 1024;
const DELIMITERS = [',', '\t', ';'];

/** What parts the columns: whatever stands most often in the first line. */
function guessDelimiter(head: Buffer): string {
  const line = head.toString('utf8').split('\n', 1)[0] ?? '';
  const counted = DELIMITERS.map((sign) => ({ sign, count: line.split(sign).length }));
  return counted.sort((a, b) => b.count - a.count)[0]?.sign ?? ',';
}

/**
 * The rows of a CSV or TSV table with a first line of names (RFC 4180, with or without BOM). Public
 * sets of prompts such as VidProM are read as they are; `columns` names others. One row is in memory.
 */
export async function* readCsvTable(
  pieces: AsyncIterable<Buffer>,
  name: string,
  options: Pick<ReadOptions, 'columns'> = {},
): AsyncGenerator<Entry> {
  const source = pieces[Symbol.asyncIterator]();
  const first: IteratorResult<Buffer, undefined> = await source.next();
  if (first.done === true) throw new PlaceFault(`${name} is empty: a table has a line of names.`);
  const parser = parse({
    columns: (names: string[]) => names.map((column, at) => column.trim() || `column ${at + 1}`),
    delimiter: guessDelimiter(first.value),
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_RECORD,
    info: true,
  });
  const all = async function* () {
    let step: IteratorResult<Buffer, undefined> = first;
    while (step.done !== true) {
      yield step.value;
      step = await source.next();
    }
  };
  const stream = Readable.from(all(), { objectMode: false }).on('error', (fault) =>
    parser.destroy(fault),
  );
  yield* readParsed(stream.pipe(parser), name, options);
}

interface Parsed {
  record: Record<string, string>;
  info: { lines: number };
}

async function* readParsed(
  parser: AsyncIterable<Parsed>,
  name: string,
  options: Pick<ReadOptions, 'columns'>,
): AsyncGenerator<Entry> {
  let columns: ReturnType<typeof placeColumns> | null = null;
  try {
    for await (const { record, info } of parser) {
      columns ??= checkColumns(Object.keys(record), name, options.columns);
      yield readRow(record, columns, `line ${info.lines}`);
    }
  } catch (thrown) {
    if (!(thrown instanceof Error) || !('code' in thrown) || !`${thrown.code}`.startsWith('CSV_')) {
      throw thrown;
    }
    throw new PlaceFault(`${name} is no table that can be read: ${thrown.message}.`, {
      cause: thrown,
    });
  }
}

/** Refuses a table in which no column says what a clip is. */
function checkColumns(names: string[], place: string, given: ReadOptions['columns']) {
  const missing = Object.entries(given ?? {}).find(([, column]) => !names.includes(column));
  if (missing !== undefined) {
    throw new PlaceFault(`${place} has no column “${missing[1]}”; it has ${names.join(', ')}.`);
  }
  const columns = placeColumns(names, given);
  if (!columns.has('id') && !columns.has('pageUrl') && !columns.has('mediaUrl')) {
    const why = `No column of ${place} is known as an id or an address. It has ${names.join(', ')}`;
    throw new PlaceFault(`${why}: name one, as --column id=${names[0] ?? 'NAME'}.`);
  }
  return columns;
}
