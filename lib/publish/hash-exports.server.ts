import 'server-only';
import { createHash } from 'node:crypto';
import {
  EXPORT_KINDS,
  type ExportKind,
  type ExportRequest,
  exportBytes,
} from './export-formats.server';
import type { ReadRun } from './walk-clips.server';

/** The hash and the length of a file that would be written. */
export interface HashedExport {
  kind: ExportKind;
  sha256: string;
  sizeBytes: number;
}

/** Writes every format of an export to nowhere, for its hash (SHA-256, hexadecimal) and its length. */
export async function hashExports(
  readRun: ReadRun,
  request: ExportRequest,
): Promise<HashedExport[]> {
  const out: HashedExport[] = [];
  for (const kind of EXPORT_KINDS) {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for await (const bytes of exportBytes(readRun, kind, request)) {
      hash.update(bytes);
      sizeBytes += bytes.length;
    }
    out.push({ kind, sha256: hash.digest('hex'), sizeBytes });
  }
  return out;
}
