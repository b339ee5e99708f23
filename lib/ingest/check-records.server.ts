import 'server-only';
import { marks, readIds } from '@/lib/clips/bulk-write.server';
import type { RecordKind, RecordOf } from '@/lib/clips/record-contracts.server';
import type { Reader } from '@/lib/db/database';
import { showFound } from './catalogue-fault.server';
import { FaultList, ImportFault } from './import-fault.server';
import { parseRecord, type ReadRecord } from './parse-record.server';
import { readLines } from './read-lines.server';
import { KNOWN, type Lined } from './save-reference-records.server';

/** What a sound file of records holds. */
export interface CheckedRecords {
  counts: Record<Exclude<RecordKind, 'gallery'>, number>;
  /** Relations that lead to clips which are neither in the file nor in the gallery. */
  relationsLeftOut: number;
  /** Whether the file holds a whole gallery. */
  isWhole: boolean;
}

/** So many lines are looked through at once for what they name. */
const LINES_PER_LOOK = 400;

/** Something that a record names and that has to be there. */
interface Need {
  line: number;
  record: string;
  field: string;
  what: 'clip' | 'source' | 'batch' | 'author';
  name: string;
}

/** The column that names each kind. */
const NAMED_BY = { clip: 'slug', source: 'key', batch: 'key', author: 'key' } as const;

function needsOf({ line, record }: Lined<RecordOf<RecordKind>>): Need[] {
  const needs: Need[] = [];
  const label = `${record.record} ${'slug' in record ? record.slug : 'key' in record ? record.key : ''}`;
  const add = (field: string, what: Need['what'], name: string | null) => {
    if (name !== null) needs.push({ line, record: label, field, what, name });
  };
  if (record.record === 'batch') add('source', 'source', record.source);
  if (record.record === 'clip') {
    add('source', 'source', record.source);
    add('batch', 'batch', record.batch);
    add('author', 'author', record.author);
    for (const [at, one] of record.appearances.entries()) {
      add(`appearances[${at}].source`, 'source', one.source);
    }
  }
  if (record.record === 'collection') {
    for (const [at, { slug }] of record.entries.entries()) add(`entries[${at}].slug`, 'clip', slug);
  }
  if (record.record === 'explainer') {
    add('batch', 'batch', record.batch);
    for (const [at, slug] of record.clips.entries()) add(`clips[${at}]`, 'clip', slug);
  }
  return needs;
}

/** Looks a file through before anything of it is saved. Memory holds every name. */
class Check {
  readonly faults = new FaultList();
  readonly checked: CheckedRecords = {
    counts: { term: 0, source: 0, batch: 0, author: 0, clip: 0, collection: 0, explainer: 0 },
    relationsLeftOut: 0,
    isWhole: false,
  };
  readonly #reader: Reader;
  /** On which line each name of a kind stands: no text of both, which a million times over is much. */
  readonly #lines = new Map<RecordKind, Map<string, number>>();
  #waiting: Lined<RecordOf<RecordKind>>[] = [];
  #first = true;
  /** Clips that relations lead to and that have not come yet. */
  #awaited: Need[] = [];

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  async take({ kind, line, record }: ReadRecord): Promise<void> {
    const { faults, checked } = this;
    if (this.#first !== (kind === 'gallery')) {
      const expected = this.#first ? 'a gallery record, first' : 'the first line and no other';
      faults.add(line, '', 'record', expected, showFound(kind));
    }
    this.#first = false;
    if (kind === 'gallery') {
      checked.isWhole = record.whole;
      return;
    }
    checked.counts[kind] += 1;
    this.#note(kind, 'slug' in record ? record.slug : record.key, line);
    this.#waiting.push({ line, record });
    if (this.#waiting.length >= LINES_PER_LOOK) await this.look();
  }

  #note(kind: RecordKind, name: string, line: number): void {
    const lines = this.#lines.get(kind) ?? new Map<string, number>();
    this.#lines.set(kind, lines);
    const first = lines.get(name);
    if (first === undefined) lines.set(name, line);
    else {
      const expected = `one ${kind} of that name: line ${first} has it already`;
      this.faults.add(line, '', '', expected, showFound(name));
    }
  }

  /** Of what is needed, what neither the file has so far (up to a line) nor the gallery. */
  async #missing(needs: readonly Need[]): Promise<Need[]> {
    const open = needs.filter(({ what, name, line }) => {
      return (this.#lines.get(what)?.get(name) ?? Number.POSITIVE_INFINITY) > line;
    });
    const missing: Need[] = [];
    for (const [what, some] of Map.groupBy(open, (need) => need.what)) {
      const names = some.map(({ name }) => name);
      const known = await readIds(this.#reader, what, NAMED_BY[what], names);
      missing.push(...some.filter(({ name }) => !known.has(name)));
    }
    return missing.sort((a, b) => a.line - b.line);
  }

  #blame(needs: readonly Need[]): void {
    for (const { line, record, field, what, name } of needs) {
      this.faults.add(line, record, field, KNOWN(what), showFound(name));
    }
  }

  /** Looks what the lines name that wait. */
  async look(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    // Where a line is no record, others miss it: only what is wrong by itself is told then.
    if (this.faults.count > 0) return;
    for (const { line, record } of waiting) {
      if (record.record !== 'clip') continue;
      for (const [at, { slug }] of record.relations.entries()) {
        if (this.#lines.get('clip')?.has(slug)) continue;
        const label = `clip ${record.slug}`;
        const field = `relations[${at}].slug`;
        this.#awaited.push({ line, record: label, field, what: 'clip', name: slug });
      }
    }
    this.#blame(await this.#missing(waiting.flatMap(needsOf)));
  }

  /** Looks which relations lead nowhere: a fault in a file that claims to be whole, and else left out. */
  async end(): Promise<void> {
    await this.look();
    if (this.faults.count > 0) return;
    const last = Number.MAX_SAFE_INTEGER;
    const open = this.#awaited.map((need) => ({ ...need, line: last, at: need.line }));
    const missing = (await this.#missing(open)) as typeof open;
    if (this.checked.isWhole) this.#blame(missing.map((need) => ({ ...need, line: need.at })));
    else this.checked.relationsLeftOut = await this.#countLeftOut(missing);
  }

  /** What the file says of relations that a curator wrote last does not count. */
  async #countLeftOut(missing: readonly Need[]): Promise<number> {
    const keys = [...new Set(missing.map(({ record }) => record.replace(/^clip /, '')))];
    const curated = await readCuratedRelations(this.#reader, keys);
    return missing.filter(({ record }) => !curated.has(record.replace(/^clip /, ''))).length;
  }
}

/** Of these clips, those whose relations a curator wrote last. */
export async function readCuratedRelations(
  reader: Reader,
  slugs: readonly string[],
): Promise<Set<string>> {
  const curated = new Set<string>();
  for (let from = 0; from < slugs.length; from += LINES_PER_LOOK) {
    const run = slugs.slice(from, from + LINES_PER_LOOK);
    const rows = await reader.rows<{ key: string }>(
      `SELECT key FROM curated_field WHERE kind = 'clip' AND field = 'relations' AND key IN (${marks(run)})`,
      run,
    );
    for (const { key } of rows) curated.add(key);
  }
  return curated;
}

/** Reads a file of records to its end and says what it holds; throws an `ImportFault` that names its faulty lines. */
export async function checkRecords(
  reader: Reader,
  path: string,
  onBytes?: (count: number) => void,
): Promise<CheckedRecords> {
  const check = new Check(reader);
  let lines = 0;
  for await (const line of readLines(path, onBytes)) {
    lines += 1;
    const read = parseRecord(line, check.faults);
    if (read !== null) await check.take(read);
  }
  if (lines === 0) check.faults.add(1, '', '', 'a gallery record', 'an empty file');
  await check.end();
  if (check.faults.count > 0) throw new ImportFault(check.faults);
  return check.checked;
}
