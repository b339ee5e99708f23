import 'server-only';
import { closest } from 'fastest-levenshtein';
import {
  type RecordKind,
  type RecordOf,
  recordContracts,
} from '@/lib/clips/record-contracts.server';
import { showFound } from './catalogue-fault.server';
import { describeIssue, describeJsonFault } from './catalogue-issues.server';
import type { FaultList } from './import-fault.server';
import type { FileLine } from './read-lines.server';

/** A sound line: its number, and the record as it was written. */
export type ReadRecord = {
  [Kind in RecordKind]: { kind: Kind; line: number; record: RecordOf<Kind> };
}[RecordKind];

const KINDS = Object.keys(recordContracts) as RecordKind[];

/** Reads one line as a record; what is wrong with it is added to the faults, and null given. */
export function parseRecord({ number, text }: FileLine, faults: FaultList): ReadRecord | null {
  if (text === null) {
    faults.add(number, '', '', 'a record in UTF-8 of at most 16 MB', 'something else');
    return null;
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { record, expected, found } = describeJsonFault(text);
    faults.add(number, '', record.replace(/^line 1, /, ''), expected, found);
    return null;
  }
  const kind = (value as { record?: unknown } | null)?.record;
  if (!KINDS.includes(kind as RecordKind)) {
    const near = typeof kind === 'string' ? `, “${closest(kind, KINDS)}” perhaps` : '';
    faults.add(
      number,
      nameOf(value),
      'record',
      `one of ${KINDS.join(', ')}${near}`,
      showFound(kind),
    );
    return null;
  }
  if (text.includes('\\u0000') && holdsNul(value)) {
    faults.add(number, nameOf(value), '', 'text without U+0000, which no database keeps', 'one');
    return null;
  }
  const parsed = recordContracts[kind as RecordKind].safeParse(value);
  // As it was written, not as the contract orders its fields: what is kept as JSON stays as it is.
  if (parsed.success) return { kind, line: number, record: value } as ReadRecord;
  for (const issue of parsed.error.issues) {
    for (const { field, expected, found } of describeIssue(issue, value)) {
      faults.add(number, nameOf(value) || String(kind), field, expected, found);
    }
  }
  return null;
}

function holdsNul(value: unknown): boolean {
  let isFound = false;
  JSON.stringify(value, (_, part) => {
    isFound ||= typeof part === 'string' && part.includes('\0');
    return part;
  });
  return isFound;
}

/** A record by its kind and its slug or key. */
function nameOf(value: unknown): string {
  const { record, slug, key } = (value ?? {}) as Record<string, unknown>;
  const name = slug ?? key;
  return typeof name === 'string' && name !== '' ? `${String(record)} ${name}` : '';
}
