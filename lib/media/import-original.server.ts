import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { writeMediaKey } from './media-key';
import type { MediaStore } from './media-store';
import { examineSize, type OriginalFacts, verifyOriginal } from './verify-original.server';

/** A verified original under the SHA-256 of its bytes. */
export interface ImportedOriginal extends OriginalFacts {
  hash: string;
}

/** Where an import puts files and what it asks of the catalogue, which this room does not know. */
export interface ImportDesk {
  store: MediaStore;
  /** Whether the clip is known to have exactly this original. */
  isKnown(hash: string): Promise<boolean>;
  /** Notes a stored original on its clip, in one transaction. */
  save(original: ImportedOriginal): Promise<void>;
  /** Examine only: nothing is stored, nothing noted. */
  dryRun?: boolean;
}

/** How an import ended when it was not refused. */
export type ImportOutcome =
  | { outcome: 'known'; hash: string }
  | { outcome: 'stored' | 'would_store'; original: ImportedOriginal };

/**
 * Examines a local file, stores it and has it noted, in this order: a kill at any point leaves no
 * half file and no row without its file, and the next run finishes. Throws `Refusal`.
 */
export async function importOriginal(path: string, desk: ImportDesk): Promise<ImportOutcome> {
  const sizeBytes = await examineSize(path);
  const hash = await hashFile(path);
  if ((await desk.isKnown(hash)) && (await isStored(desk.store, hash, sizeBytes))) {
    return { outcome: 'known', hash };
  }
  const original = { ...(await verifyOriginal(path)), hash };
  if (desk.dryRun === true) return { outcome: 'would_store', original };
  // With the hash from before the examination: a file that changed since is not let in.
  await desk.store.put(path, original.extension, hash);
  await desk.save(original);
  return { outcome: 'stored', original };
}

async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex');
}

// The row alone is not enough: its file may have been lost or cut, and is then stored again.
async function isStored(store: MediaStore, hash: string, sizeBytes: number): Promise<boolean> {
  const extensions = ['mp4', 'webm'] as const;
  const stats = await Promise.all(
    extensions.map((extension) => store.stat(writeMediaKey({ hash, extension }))),
  );
  return stats.some((stored) => stored?.sizeBytes === sizeBytes);
}
