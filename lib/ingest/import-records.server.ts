import 'server-only';
import { basename } from 'node:path';
import { markEveryClip } from '@/lib/clips/mark-terms.server';
import type { RecordKind, RecordOf } from '@/lib/clips/record-contracts.server';
import type { Database, Writer } from '@/lib/db/database';
import { type CheckedRecords, checkRecords, readCuratedRelations } from './check-records.server';
import { FaultList, ImportFault } from './import-fault.server';
import { dropMark, type ImportMark, readMark, writeMark } from './import-mark.server';
import { keepCurated } from './keep-curated.server';
import { readLines } from './read-lines.server';
import {
  findUnsavedRelations,
  type Related,
  saveClipRecords,
  saveRelations,
} from './save-clip-records.server';
import { changesTerms, type Lined, saveReferences } from './save-reference-records.server';

/** So many lines are saved in one transaction, a second or two, and the records of one kind so many at once. */
const LINES_PER_WRITE = 2_000;
const RECORDS_PER_SAVE = 400;

/** How a file is taken in. */
export interface ImportOptions {
  dryRun: boolean;
  /** From the beginning, although an earlier import of the same file broke off. */
  anew?: boolean;
  linesPerWrite?: number;
  /** Told of every piece that was read; the file is read three times. */
  onBytes?(count: number): void;
  /** Told how many lines were saved by an import that broke off. */
  onResume?(lines: number): void;
}

type Kind = Exclude<RecordKind, 'gallery'>;
type Line = Lined<RecordOf<Kind>>;

/** Lines one after the other that are of one kind, at most so many together. */
function* runsOfOneKind(lines: readonly Line[]): Generator<[Kind, Line[]]> {
  for (let from = 0; from < lines.length; ) {
    const kind = lines[from]?.record.record as Kind;
    let to = from + 1;
    while (to - from < RECORDS_PER_SAVE && lines[to]?.record.record === kind) to += 1;
    yield [kind, lines.slice(from, to)];
    from = to;
  }
}

/** The lines with every field that a curator wrote last as it stands here. */
async function keepLines(
  writer: Writer,
  kind: Kind,
  place: string,
  lines: readonly Line[],
): Promise<Line[]> {
  // A kind's lines are all of that kind.
  const records = lines.map(({ record }) => record) as RecordOf<'clip'>[];
  const kept = await keepCurated(writer, kind, { origin: 'import', place }, records);
  return lines.map(({ line }, at) => ({ line, record: kept[at] ?? lines[at]?.record }) as Line);
}

/** Saves lines inside one transaction: afterwards the gallery is as whole as if they were the file. */
async function saveRun(writer: Writer, place: string, lines: readonly Line[]): Promise<void> {
  const tools = { writer, faults: new FaultList() };
  const [before] = await writer.rows<{ id: number }>('SELECT id FROM clip LIMIT 1');
  const related: Related[] = [];
  let hasNewTerms = false;
  for (const [kind, run] of runsOfOneKind(lines)) {
    const kept = await keepLines(writer, kind, place, run);
    if (kind === 'clip') {
      const clips = kept as Lined<RecordOf<'clip'>>[];
      await saveClipRecords(tools, clips);
      related.push(...clips.map(({ record }) => record));
      continue;
    }
    if (kind === 'term') {
      hasNewTerms ||= await changesTerms(writer, kept as Lined<RecordOf<'term'>>[]);
    }
    // The kind chooses the save and the records are of that kind, which TypeScript cannot see.
    await saveReferences[kind](tools, kept as never);
  }
  await saveRelations(writer, related);
  if (before !== undefined && hasNewTerms) await markEveryClip(writer);
  // What the file names was there when it was looked through.
  if (tools.faults.count > 0) throw new ImportFault(tools.faults);
}

async function saveLines(
  database: Database,
  path: string,
  mark: ImportMark | null,
  { onBytes, linesPerWrite = LINES_PER_WRITE }: ImportOptions,
): Promise<void> {
  let waiting: Line[] = [];
  const save = async () => {
    const lines = waiting;
    waiting = [];
    const done = lines.at(-1)?.line;
    if (done === undefined) return;
    await database.write(async (writer) => {
      await saveRun(writer, basename(path), lines);
      if (mark !== null) await writeMark(mark, done)(writer);
    });
  };
  for await (const { number, text } of readLines(path, onBytes)) {
    if (text === null || number <= (mark?.done ?? 0)) continue;
    const record = JSON.parse(text) as RecordOf<RecordKind>;
    if (record.record !== 'gallery') waiting.push({ line: number, record });
    if (waiting.length >= linesPerWrite) await save();
  }
  await save();
}

/** Relations to clips that came later in the file, now that every clip is there. */
async function saveLateRelations(
  database: Database,
  path: string,
  { onBytes }: ImportOptions,
): Promise<void> {
  let waiting: Related[] = [];
  const save = async () => {
    const slugs = waiting.map(({ slug }) => slug);
    const curated = await readCuratedRelations(database, slugs);
    const related = waiting.filter(({ slug }) => !curated.has(slug));
    waiting = [];
    if ((await findUnsavedRelations(database, related)).length === 0) return;
    await database.write((writer) => saveRelations(writer, related));
  };
  for await (const { text } of readLines(path, onBytes)) {
    // Most clips have none, and reading them again would cost as much as the first time.
    if (text === null || !text.includes('"relations":[{')) continue;
    const record = JSON.parse(text) as RecordOf<RecordKind>;
    if (record.record === 'clip') waiting.push(record);
    if (waiting.length >= RECORDS_PER_SAVE) await save();
  }
  await save();
}

/**
 * Takes a file of records (`gallery export`, JSONL) into a database. It is looked through first: with
 * one faulty line nothing is taken (ImportFault names them). Then it is saved in batches, each whole in
 * one transaction; an import that breaks off goes on after the last of them when the same file is taken
 * again. Records replace those of the same key; what the file does not name stays. Memory holds a batch
 * and every name. With `dryRun` it is only looked through.
 */
export async function importRecords(
  database: Database,
  path: string,
  options: ImportOptions,
): Promise<CheckedRecords> {
  const checked = await checkRecords(database, path, options.onBytes);
  if (options.dryRun) return checked;
  const how = { as: 'records', columns: {}, gives: 'records' };
  const mark = await readMark(database, path, how);
  if (mark !== null && options.anew === true) mark.done = 0;
  if (mark !== null && mark.done > 0) options.onResume?.(mark.done);
  await saveLines(database, path, mark, options);
  await saveLateRelations(database, path, options);
  if (mark !== null) await dropMark(database, mark);
  return checked;
}
