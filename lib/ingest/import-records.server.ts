import 'server-only';
import { basename } from 'node:path';
import { markEveryClip } from '@/lib/clips/mark-terms.server';
import type { RecordKind, RecordOf } from '@/lib/clips/record-contracts.server';
import type { Database, Writer } from '@/lib/db/database';
import { showFound } from './catalogue-fault.server';
import { FaultList, ImportFault } from './import-fault.server';
import { keepCurated } from './keep-curated.server';
import { parseRecord, type ReadRecord } from './parse-record.server';
import { readLines } from './read-lines.server';
import { type Related, saveClipRecords, saveRelations } from './save-clip-records.server';
import {
  changesTerms,
  type Lined,
  type SaveTools,
  saveReferences,
} from './save-reference-records.server';

/** How many records of one kind are saved at once. */
const RECORDS_PER_SAVE = 400;

/** What an import did, or would do: how many records of each kind. */
export interface ImportOutcome {
  counts: Record<Exclude<RecordKind, 'gallery'>, number>;
  /** Relations that lead to clips which are neither in the file nor in the gallery. */
  relationsLeftOut: number;
  /** Whether the file holds a whole gallery. */
  isWhole: boolean;
}

/** How a file is taken in. */
export interface ImportOptions {
  dryRun: boolean;
  /** Told of every piece that was read; the file is read twice. */
  onBytes?(count: number): void;
}

/** Ends a transaction that was only tried, with what it came to. */
class Tried extends Error {
  readonly outcome: ImportOutcome;

  constructor(outcome: ImportOutcome) {
    super('tried');
    this.outcome = outcome;
  }
}

type Any = Lined<RecordOf<RecordKind>>;

/** Takes the lines of one file in, batch by batch; once there is a fault it only looks for more. */
class Intake {
  readonly tools: SaveTools;
  readonly outcome: ImportOutcome = {
    counts: { term: 0, source: 0, batch: 0, author: 0, clip: 0, collection: 0, explainer: 0 },
    relationsLeftOut: 0,
    isWhole: false,
  };
  /** On which line each name stands. */
  readonly #lines = new Map<string, number>();
  #kind: RecordKind = 'gallery';
  #waiting: Any[] = [];
  #first = true;
  hasNewTerms = false;

  /** Of clips whose relations a curator wrote last: what the file says of them does not count. */
  readonly curatedRelations = new Map<string, RecordOf<'clip'>['relations']>();
  /** The file's name, for what is told of it. */
  readonly #place: string;

  constructor(writer: Writer, faults: FaultList, place: string) {
    this.tools = { writer, faults };
    this.#place = place;
  }

  async take(read: ReadRecord): Promise<void> {
    const { kind, line, record } = read;
    const { faults } = this.tools;
    if (this.#first !== (kind === 'gallery')) {
      const expected = this.#first ? 'a gallery record, first' : 'the first line and no other';
      faults.add(line, '', 'record', expected, showFound(kind));
    }
    this.#first = false;
    if (kind === 'gallery') {
      this.outcome.isWhole = record.whole;
      return;
    }
    this.#checkName(kind, 'slug' in record ? record.slug : record.key, line);
    if (kind !== this.#kind || this.#waiting.length >= RECORDS_PER_SAVE) await this.flush();
    this.#kind = kind;
    this.#waiting.push({ line, record });
    this.outcome.counts[kind] += 1;
  }

  #checkName(kind: RecordKind, name: string, line: number): void {
    const key = `${kind} ${name}`;
    const first = this.#lines.get(key);
    if (first === undefined) this.#lines.set(key, line);
    else {
      const expected = `one ${kind} of that name: line ${first} has it already`;
      this.tools.faults.add(line, '', '', expected, showFound(name));
    }
  }

  /** The lines with every field that a curator wrote last as it stands here. */
  async #keepCurated(kind: Exclude<RecordKind, 'gallery'>, lines: Any[]): Promise<Any[]> {
    const from = { origin: 'import', place: this.#place } as const;
    // A kind's lines are all of that kind.
    const records = lines.map(({ record }) => record) as RecordOf<'clip'>[];
    const kept = await keepCurated(this.tools.writer, kind, from, records);
    for (const [at, { slug, relations }] of kind === 'clip' ? kept.entries() : []) {
      if (relations !== records[at]?.relations) this.curatedRelations.set(slug, relations);
    }
    return lines.map(({ line }, at) => ({ line, record: kept[at] ?? lines[at]?.record }) as Any);
  }

  /** Saves what waits. */
  async flush(): Promise<void> {
    const [kind, waiting] = [this.#kind, this.#waiting];
    this.#waiting = [];
    if (waiting.length === 0 || kind === 'gallery' || this.tools.faults.count > 0) return;
    const lines = await this.#keepCurated(kind, waiting);
    if (kind === 'clip') return saveClipRecords(this.tools, lines as Lined<RecordOf<'clip'>>[]);
    if (kind === 'term') {
      const terms = lines as Lined<RecordOf<'term'>>[];
      this.hasNewTerms ||= await changesTerms(this.tools.writer, terms);
    }
    // The kind chooses the save and the records are of that kind, which TypeScript cannot see.
    await saveReferences[kind](this.tools, lines as never);
  }
}

/** The second reading: relations, now that every clip is there. */
async function takeRelations(
  path: string,
  { tools, outcome, curatedRelations }: Intake,
  { onBytes }: ImportOptions,
): Promise<void> {
  let waiting: Lined<Related>[] = [];
  const save = async () => {
    outcome.relationsLeftOut += await saveRelations(tools, waiting, outcome.isWhole);
    waiting = [];
  };
  for await (const line of readLines(path, onBytes)) {
    // Most clips have none, and reading them again would cost as much as the first time.
    if (line.text === null || !line.text.includes('"relations":[{')) continue;
    const record = JSON.parse(line.text) as RecordOf<RecordKind>;
    if (record.record !== 'clip' || curatedRelations.has(record.slug)) continue;
    waiting.push({ line: line.number, record });
    if (waiting.length >= RECORDS_PER_SAVE) await save();
  }
  for (const [slug, relations] of curatedRelations) {
    waiting.push({ line: 0, record: { slug, relations } });
  }
  await save();
}

async function takeFile(
  writer: Writer,
  path: string,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const faults = new FaultList();
  const intake = new Intake(writer, faults, basename(path));
  const [before] = await writer.rows<{ id: number }>('SELECT id FROM clip LIMIT 1');
  let lines = 0;
  for await (const line of readLines(path, options.onBytes)) {
    lines += 1;
    const read = parseRecord(line, faults);
    if (read !== null) await intake.take(read);
  }
  if (lines === 0) faults.add(1, '', '', 'a gallery record', 'an empty file');
  await intake.flush();
  if (faults.count === 0) await takeRelations(path, intake, options);
  if (faults.count > 0) throw new ImportFault(faults);
  if (before !== undefined && intake.hasNewTerms) await markEveryClip(writer);
  return intake.outcome;
}

/**
 * Takes a file of records (`gallery export`, JSONL) into a database: all of it in one transaction or,
 * with one faulty line, nothing (ImportFault names them). Records replace those of the same key;
 * what the file does not name stays. Memory holds some hundred records and every name. With `dryRun`
 * everything is done and then undone.
 */
export async function importRecords(
  database: Database,
  path: string,
  options: ImportOptions,
): Promise<ImportOutcome> {
  try {
    return await database.write(async (writer) => {
      const outcome = await takeFile(writer, path, options);
      if (options.dryRun) throw new Tried(outcome);
      return outcome;
    });
  } catch (thrown) {
    if (thrown instanceof Tried) return thrown.outcome;
    throw thrown;
  }
}
