import 'server-only';
import type { Reader } from '@/lib/db/database';
import { readRecords } from '@/lib/ingest/read-record.server';
import type { DeskKind, Facts } from './desk-kinds';

/** The facts of one record as they stand, a clip's with its status; null when there is none. */
export async function readFacts(
  reader: Reader,
  kind: DeskKind,
  key: string,
): Promise<Facts | null> {
  const found = (await readRecords(reader, kind, [key])).get(key);
  if (found === undefined) return null;
  const { record, order, renditions, addedAt, updatedAt, ...facts } = found as Facts;
  if (kind !== 'clip') return facts;
  const [row] = await reader.rows<{ status: string }>('SELECT status FROM clip WHERE slug = ?', [
    key,
  ]);
  return { ...facts, status: row?.status ?? 'public' };
}
