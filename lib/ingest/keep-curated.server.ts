import 'server-only';
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { chunk, marks } from '@/lib/clips/bulk-write.server';
import type { Writer } from '@/lib/db/database';
import type { CandidateOrigin, PayloadOf } from './candidate-contract.server';
import { type Kind, nameOfRecord, readRecords } from './read-record.server';
import { saveCandidate } from './save-candidate.server';

type Named = { slug: string } | { key: string };
type Json = PayloadOf<'difference'>['fields'][string]['kept'];

/** The fields that curators wrote last, by slug or key, of those records that have any. */
async function readCurated(
  writer: Writer,
  kind: Kind,
  names: readonly string[],
): Promise<Map<string, string[]>> {
  const out = new Map<string, string[]>();
  for (const run of chunk(names, 500)) {
    const rows = await writer.rows<{ key: string; field: string }>(
      `SELECT key, field FROM curated_field WHERE kind = ? AND key IN (${marks(run)})`,
      [kind, ...run],
    );
    for (const { key, field } of rows) out.set(key, [...(out.get(key) ?? []), field]);
  }
  return out;
}

/**
 * Entries of a seed or an import with every field that a curator wrote last as it stands: nobody but
 * a curator overwrites it. What would have been written otherwise goes to the inbox, once.
 */
export async function keepCurated<Entry extends Named>(
  writer: Writer,
  kind: Kind,
  from: { origin: CandidateOrigin; place: string | null },
  entries: readonly Entry[],
): Promise<Entry[]> {
  const curated = await readCurated(writer, kind, entries.map(nameOfRecord));
  if (curated.size === 0) return [...entries];
  const stored = await readRecords(writer, kind, [...curated.keys()]);
  const out: Entry[] = [];
  for (const entry of entries) {
    const name = nameOfRecord(entry);
    const record = stored.get(name) as Record<string, unknown> | undefined;
    const offered = entry as Record<string, unknown>;
    const kept: Record<string, unknown> = {};
    const fields: PayloadOf<'difference'>['fields'] = {};
    for (const field of record === undefined ? [] : (curated.get(name) ?? [])) {
      if (!(field in offered) || record === undefined) continue;
      kept[field] = record[field];
      if (isDeepStrictEqual(plain(record[field]), plain(offered[field]))) continue;
      fields[field] = { kept: plain(record[field]), offered: plain(offered[field]) };
    }
    out.push({ ...entry, ...kept });
    if (Object.keys(fields).length === 0) continue;
    const what = JSON.stringify(
      Object.entries(fields).map(([field, { offered }]) => [field, offered]),
    );
    const print = createHash('sha256').update(what).digest('base64url');
    await saveCandidate(writer, {
      kind: 'difference',
      ...from,
      identity: `difference ${kind} ${name} ${print}`,
      title: `${name}: ${Object.keys(fields).join(', ')}`,
      payload: { kind, key: name, fields },
      match: kind === 'clip' ? { slug: name, likeness: 1 } : null,
    });
  }
  return out;
}

/** As JSON would keep it: what is undefined is not there. */
function plain(value: unknown): Json {
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
