import 'server-only';
import type { Reader } from '@/lib/db/database';

/** Of these files, each once, those that no clip names: they may be taken out of the store. */
export async function findOrphans(
  reader: Reader,
  files: readonly { hash: string; extension: string }[],
): Promise<{ hash: string; extension: string }[]> {
  const orphans = new Map<string, { hash: string; extension: string }>();
  for (const { hash, extension } of files) {
    const named = await reader.rows('SELECT id FROM rendition WHERE hash = ?', [hash]);
    if (named.length === 0) orphans.set(hash, { hash, extension });
  }
  return [...orphans.values()];
}
