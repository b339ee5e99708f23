import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { type CatalogueFaultEntry, showFound } from '@/lib/ingest/catalogue-fault.server';
import { describeIssue, describeJsonFault } from '@/lib/ingest/catalogue-issues.server';

/** A fault of a file as a whole, not of a record in it. */
export function wholeFile(file: string, expected: string, found: string): CatalogueFaultEntry {
  return { file, record: '', field: '', expected, found };
}

/**
 * The records of one file of a seed folder, null where one broke its contract; what is wrong is
 * added to `faults`, nothing is thrown. A file that is not there is a fault, unless `isOptional`.
 */
export async function readRecords<T>(
  { folder, faults }: { folder: string; faults: CatalogueFaultEntry[] },
  file: string,
  record: z.ZodType<T>,
  isOptional = false,
): Promise<(T | null)[]> {
  const text = await readFile(join(folder, file), 'utf8').catch(() => null);
  if (text === null) {
    if (!isOptional) faults.push(wholeFile(file, 'a readable file', 'none'));
    return [];
  }
  try {
    return parseRecords(JSON.parse(text) as unknown, record, file, faults);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    faults.push({ file, field: '', ...describeJsonFault(text) });
    return [];
  }
}

function parseRecords<T>(
  json: unknown,
  record: z.ZodType<T>,
  file: string,
  faults: CatalogueFaultEntry[],
): (T | null)[] {
  if (!Array.isArray(json)) {
    faults.push(wholeFile(file, 'a list of records', showFound(json)));
    return [];
  }
  return json.map((row: unknown, index) => {
    const parsed = record.safeParse(row);
    if (parsed.success) return parsed.data;
    const place = { file, record: nameRecord(row, index) };
    for (const issue of parsed.error.issues) {
      for (const wrong of describeIssue(issue, row)) faults.push({ ...place, ...wrong });
    }
    return null;
  });
}

/** A record by its slug or key, else by its place in the file, counted from 1. */
function nameRecord(row: unknown, index: number): string {
  const { slug, key } = (row ?? {}) as { slug?: unknown; key?: unknown };
  const name = slug ?? key;
  return typeof name === 'string' && name !== '' ? name : `record ${index + 1}`;
}
