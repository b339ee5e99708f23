import 'server-only';
import type { Writer } from '@/lib/db/database';
import { readIds } from './bulk-write.server';
import type { ClipEntry } from './clip-entry';
import type { References } from './clip-rows.server';

/** What of an entry names something else that is stored. */
type Naming = Pick<ClipEntry, 'source' | 'batch' | 'author'> & {
  appearances: readonly { source: string | null }[];
};

/** The ids of the sources, batches and authors that entries name by key, and every source's zone. */
export async function findReferences(
  writer: Writer,
  entries: readonly Naming[],
): Promise<References> {
  const keys = (pick: (entry: Naming) => (string | null)[]) =>
    entries.flatMap(pick).filter((key) => key !== null);
  const sources = keys(({ source, appearances }) => [
    source,
    ...appearances.map((one) => one.source),
  ]);
  const batches = keys(({ batch }) => [batch]);
  const authors = keys(({ author }) => [author]);
  const zones = await writer.rows<{ key: string; zone: string }>('SELECT key, zone FROM source');
  return {
    sources: await readIds(writer, 'source', 'key', sources),
    batches: await readIds(writer, 'batch', 'key', batches),
    authors: await readIds(writer, 'author', 'key', authors),
    zones: new Map(zones.map(({ key, zone }) => [key, zone])),
  };
}
