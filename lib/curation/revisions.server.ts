import 'server-only';
import type { Database, Reader } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import { type DeskKind, type Facts, isDeskKind } from './desk-kinds';
import { readFacts } from './read-facts.server';
import { type Changed, type Hand, readHead, saveFactsIn } from './save-facts.server';

/** A revision as history lists it. */
export interface RevisionEntry {
  id: number;
  kind: DeskKind;
  key: string;
  number: number;
  by: string;
  at: number;
  fields: string[];
  reason: string | null;
  reverts: number | null;
  before: Facts | null;
  after: Facts | null;
}

interface Row {
  id: number;
  kind: string;
  key: string;
  number: number;
  curator_name: string;
  at: number;
  fields: string;
  reason: string | null;
  reverts: number | null;
  before: string | null;
  after: string | null;
}

const COLUMNS = 'id, kind, key, number, curator_name, at, fields, reason, reverts, before, after';

function toEntry({ curator_name, before, after, kind, ...row }: Row): RevisionEntry {
  const fields = JSON.parse(row.fields) as string[];
  // Only what differs: the rest is the record itself, as it stood.
  const pick = (json: string | null): Facts | null => {
    if (json === null) return null;
    const facts = JSON.parse(json) as Facts;
    return Object.fromEntries(fields.map((field) => [field, facts[field] ?? null]));
  };
  const known = isDeskKind(kind) ? kind : 'clip';
  return {
    ...row,
    kind: known,
    by: curator_name,
    fields,
    before: pick(before),
    after: pick(after),
  };
}

/** The revisions of one record, newest first. */
export async function listRevisions(
  reader: Reader,
  kind: DeskKind,
  key: string,
): Promise<RevisionEntry[]> {
  const rows = await reader.rows<Row>(
    `SELECT ${COLUMNS} FROM revision WHERE kind = ? AND key = ? ORDER BY number DESC LIMIT 200`,
    [kind, key],
  );
  return rows.map(toEntry);
}

/** The newest revisions of all records, `limit` of them older than `beforeId`. */
export async function listRecent(
  reader: Reader,
  { beforeId = 2 ** 31 - 1, limit = 50 }: { beforeId?: number; limit?: number } = {},
): Promise<RevisionEntry[]> {
  const rows = await reader.rows<Row>(
    `SELECT ${COLUMNS} FROM revision WHERE id < ? ORDER BY id DESC LIMIT ?`,
    [beforeId, limit],
  );
  return rows.map(toEntry);
}

/**
 * Takes a revision back by a new one: the fields it changed become what they were before it, others
 * stay as they are now. `base` is the newest revision that was seen. What began a record is not
 * taken back; a clip is hidden instead.
 */
export function revertRevision(
  database: Database,
  hand: Hand,
  id: number,
  base: number,
): Promise<Changed> {
  return database.write(async (writer) => {
    const [row] = await writer.rows<Row>(`SELECT ${COLUMNS} FROM revision WHERE id = ?`, [id]);
    if (row === undefined) throw new Problem('not_found', 'There is no such revision.');
    const { kind, key, number, before, fields } = toEntry(row);
    if (before === null) {
      throw new Problem('bad_request', 'This is where the record began: hide it instead.');
    }
    const now = await readFacts(writer, kind, key);
    const facts = { ...now, ...Object.fromEntries(fields.map((one) => [one, before[one]])) };
    const change = { kind, key, facts, base, reason: null, reverts: number };
    return saveFactsIn(writer, hand, change);
  });
}

/** What an editor of a record is given: its facts, its newest revision, whose its fields are. */
export async function readForDesk(database: Database, kind: DeskKind, key: string) {
  return database.snapshot(async (reader) => {
    const facts = await readFacts(reader, kind, key);
    if (facts === null) return null;
    const head = await readHead(reader, kind, key);
    const curated = await reader.rows<{ field: string }>(
      'SELECT field FROM curated_field WHERE kind = ? AND key = ? ORDER BY field',
      [kind, key],
    );
    const revisions = await listRevisions(reader, kind, key);
    return { facts, base: head.number, curated: curated.map(({ field }) => field), revisions };
  });
}
