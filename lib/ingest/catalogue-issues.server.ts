import 'server-only';
import type { z } from 'zod';
import { type CatalogueFaultEntry, showFound } from '@/lib/ingest/catalogue-fault.server';
import { findJsonFault } from '@/lib/ingest/find-json-fault.server';

const TYPE_WORDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** What one broken rule of a record's contract means to whoever wrote the record. */
export function describeIssue(
  issue: z.core.$ZodIssue,
  row: unknown,
): Pick<CatalogueFaultEntry, 'field' | 'expected' | 'found'>[] {
  const paths =
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [...issue.path, key])
      : [issue.path];
  return paths.map((path) => ({
    field: showPath(path),
    expected: awaited(issue),
    found: showFound(valueAt(row, path)),
  }));
}

/** Where a text stops being JSON, in the words of a fault; `record` holds line and column. */
export function describeJsonFault(
  text: string,
): Pick<CatalogueFaultEntry, 'record' | 'expected' | 'found'> {
  const at = findJsonFault(text);
  if (at === null) return { record: '', expected: 'JSON', found: 'something else' };
  const lines = text.split('\n');
  const rest = (lines[at.line - 1] ?? '').slice(at.column - 1).trimEnd();
  const end = at.line === lines.length ? 'the end of the file' : 'the end of the line';
  return {
    record: `line ${at.line}, column ${at.column}`,
    expected: at.expected,
    found: rest === '' ? end : showFound(rest),
  };
}

function awaited(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'left out: there is no such field';
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`;
  const isOwnWording = !issue.message.startsWith('Invalid input');
  if (issue.code === 'invalid_type' && !isOwnWording) {
    return TYPE_WORDS[issue.expected] ?? issue.expected;
  }
  return issue.message;
}

function showPath(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

function valueAt(row: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    row,
  );
}
