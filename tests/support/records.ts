import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClipQuery, EVERYTHING } from '@/lib/clips/clip-query';
import type { Database } from '@/lib/db/database';
import type { CheckedRecords } from '@/lib/ingest/check-records.server';
import { importRecords } from '@/lib/ingest/import-records.server';
import { type ExportKind, exportBytes } from '@/lib/publish/export-formats.server';

/** A query's clips as a file of a kind (JSONL if none is said), as text; Parquet byte by byte. */
export async function exported(
  database: Database,
  kind: ExportKind = 'jsonl',
  known: Partial<ClipQuery> = {},
): Promise<string> {
  const query = { ...EVERYTHING, ...known };
  const page = (slug: string) => `http://gallery.test/clips/${slug}`;
  const request = { query, most: null, tongue: 'en', page, bom: false } as const;
  const pieces: Uint8Array[] = [];
  const readRun = database.snapshot.bind(database);
  for await (const piece of exportBytes(readRun, kind, request)) pieces.push(piece);
  return Buffer.concat(pieces).toString(kind === 'parquet' ? 'latin1' : 'utf8');
}

/** Takes a file of records, given as its content, into a database. */
export async function taken(
  database: Database,
  content: string | Uint8Array,
  dryRun = false,
): Promise<CheckedRecords> {
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-records-'));
  try {
    const path = join(folder, 'records.jsonl');
    writeFileSync(path, content);
    return await importRecords(database, path, { dryRun });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
