import 'server-only';
import type { Database, Reader } from '@/lib/db/database';
import { candidateContracts } from '@/lib/ingest/candidate-contract.server';
import { isDeskKind } from '../desk-kinds';
import { inArea, type Look, nameSome } from './finding';

const PER_RUN = 500;

interface RevisionRow {
  id: number;
  kind: string;
  key: string;
  number: number;
  before: string | null;
  after: string | null;
  fields: string;
  reverts: number | null;
}

function readJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is wrong with one revision taken by itself; null when it has its shape. */
function misshapen({ kind, number, before, after, fields, reverts }: RevisionRow): string | null {
  if (!isDeskKind(kind)) return `is of no kind that is edited (${kind})`;
  const [was, is, differ] = [readJson(before), readJson(after), readJson(fields)];
  if (was === undefined || (was !== null && !isRecord(was))) return 'cannot say what was before';
  if (!isRecord(is)) return 'cannot say what came after';
  if (!Array.isArray(differ) || differ.length === 0) return 'does not say what it changed';
  const stranger = differ.find((field) => typeof field !== 'string' || !(field in is));
  if (stranger !== undefined) return `names a field that is not there (${String(stranger)})`;
  if (reverts !== null && reverts >= number) return 'takes back what came after it';
  return null;
}

async function* pages<Row extends { id: number }>(reader: Reader, sql: string) {
  for (let after = 0; ; ) {
    const rows = await reader.rows<Row>(`${sql} ORDER BY id LIMIT ${PER_RUN}`, [after]);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield* rows;
    after = last.id;
  }
}

/** Every revision's shape, and that a record's are counted from 1 without a gap. */
export async function examineRevisions(database: Database): Promise<Look> {
  const { fault } = inArea('revisions');
  const sql = `SELECT id, kind, key, number, before, after, fields, reverts FROM revision WHERE id > ?`;
  let many = 0;
  const bad: string[] = [];
  for await (const row of pages<RevisionRow>(database, sql)) {
    many += 1;
    const why = misshapen(row);
    if (why !== null) bad.push(`${row.kind} ${row.key} ${row.number} ${why}`);
  }
  const gaps = await database.rows<{ kind: string; key: string }>(
    `SELECT kind, key FROM revision GROUP BY kind, key
     HAVING MIN(number) <> 1 OR MAX(number) <> COUNT(*) ORDER BY kind, key LIMIT 100`,
  );
  const todo =
    'What it held is in a backup of before; the records themselves are not touched by it.';
  const findings: Look['findings'] = [];
  if (bad.length > 0) {
    findings.push(fault(`${bad.length} revisions have lost their shape: ${nameSome(bad)}.`, todo));
  }
  if (gaps.length > 0) {
    const names = gaps.map(({ kind, key }) => `${kind} ${key}`);
    findings.push(
      fault(`The history of ${gaps.length} records has a gap: ${nameSome(names)}.`, todo),
    );
  }
  return { area: 'revisions', seen: `${many} revisions`, findings };
}

/** Whether everything that waits in the inbox can be shown. */
export async function examineInbox(database: Database): Promise<Look> {
  const { fault } = inArea('inbox');
  const sql = `SELECT id, kind, payload, guessed, title FROM candidate
    WHERE status IN ('waiting', 'later') AND id > ?`;
  let many = 0;
  const bad: string[] = [];
  type Row = { id: number; kind: string; payload: string; guessed: string; title: string };
  for await (const { id, kind, payload, guessed } of pages<Row>(database, sql)) {
    many += 1;
    const contract = Object.entries(candidateContracts).find(([name]) => name === kind)?.[1];
    const isWhole =
      contract?.safeParse(readJson(payload)).success && Array.isArray(readJson(guessed));
    if (!isWhole) bad.push(`number ${id} (${kind})`);
  }
  const says = `${bad.length} candidates cannot be read, and keep the inbox from opening: ${nameSome(bad)}.`;
  const todo = 'Take their rows out of the table candidate, or put the last backup back.';
  return {
    area: 'inbox',
    seen: `${many} that wait`,
    findings: bad.length > 0 ? [fault(says, todo)] : [],
  };
}
