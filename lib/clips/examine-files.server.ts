import 'server-only';
import type { Database } from '@/lib/db/database';
import { hashBytes } from '@/lib/media/hash-bytes.server';
import type { MediaExtension } from '@/lib/media/media-key';
import { writeMediaKey } from '@/lib/media/media-key';
import type { MediaStore } from '@/lib/media/media-store';

/** A file that an import may be about to note is left alone for so long, in milliseconds. */
const NEW_MS = 60 * 60 * 1000;

/** A stored file with which something is not right. */
export interface FaultyFile {
  /** `unnamed`: no clip names it; `new`: nor does one yet, and an import may be about to. */
  fault: 'missing' | 'cut' | 'damaged' | 'unnamed' | 'new';
  key: string;
  hash: string;
  /** Whose it is, and as what; null where it is nobody's. */
  slug: string | null;
  kind: string | null;
}

interface NamedFile {
  hash: string;
  extension: string;
  size_bytes: number;
  slug: string;
  kind: string;
}

async function findFault(
  store: MediaStore,
  key: string,
  { hash, size_bytes }: NamedFile,
  quick: boolean,
): Promise<'missing' | 'cut' | 'damaged' | null> {
  const found = await store.stat(key);
  if (found === null) return 'missing';
  if (found.sizeBytes !== size_bytes) return 'cut';
  if (quick) return null;
  const bytes = await store.read(key);
  if (bytes === null) return 'missing';
  return (await hashBytes(bytes)) === hash ? null : 'damaged';
}

/**
 * Looks at every file that a clip names (there, of its size, and unless `quick` its bytes) and at every
 * file of the store (named by one). Gives those that are not right as they are found, at last how many
 * files clips name.
 */
export async function* examineFiles(
  database: Database,
  store: MediaStore,
  { quick }: { quick: boolean },
): AsyncGenerator<FaultyFile, number> {
  // First what lies there, then who names it: what is imported between the two is not taken for lost.
  const orphans = new Map<string, Date>();
  for await (const { key, modifiedAt } of store.list()) orphans.set(key, modifiedAt);
  const rows = await database.rows<NamedFile>(
    `SELECT r.hash, r.extension, r.size_bytes, c.slug, r.kind FROM rendition r
     JOIN clip c ON c.id = r.clip_id ORDER BY c.id, r.kind, r.id`,
  );
  const files = new Map(
    rows.map((row) => {
      const { hash, extension } = row;
      return [writeMediaKey({ hash, extension: extension as MediaExtension }), row];
    }),
  );
  for (const [key, file] of files) {
    orphans.delete(key);
    const fault = await findFault(store, key, file, quick);
    if (fault === null) continue;
    yield { fault, key, hash: file.hash, slug: file.slug, kind: file.kind };
  }
  const oldest = Date.now() - NEW_MS;
  for (const [key, modifiedAt] of orphans) {
    const fault = modifiedAt.getTime() > oldest ? 'new' : 'unnamed';
    yield { fault, key, hash: key.split('.', 1)[0] ?? '', slug: null, kind: null };
  }
  return files.size;
}
