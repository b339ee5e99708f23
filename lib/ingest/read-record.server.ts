import 'server-only';
import { readIds } from '@/lib/clips/bulk-write.server';
import { readClipRecords } from '@/lib/clips/read-clip-records.server';
import { readReferences, readTermRecords } from '@/lib/clips/read-reference-records.server';
import type { RecordKind, RecordOf } from '@/lib/clips/record-contracts.server';
import { readCollectionRecords } from '@/lib/collections/read-collection-records.server';
import type { Reader } from '@/lib/db/database';
import { readExplainerRecords } from '@/lib/explainers/read-explainer-records.server';

/** Every kind of record a gallery is made of. */
export type Kind = Exclude<RecordKind, 'gallery'>;

/** The slug or key of a record. */
export function nameOfRecord(record: { slug: string } | { key: string }): string {
  return 'slug' in record ? record.slug : record.key;
}

/** Records of one kind by their slugs or keys, those that are not public too; who is not there is absent. */
export async function readRecords<Of extends Kind>(
  reader: Reader,
  kind: Of,
  names: readonly string[],
): Promise<Map<string, RecordOf<Of>>> {
  const records = await readAnyKind(reader, kind, names);
  const wanted = new Set(names);
  // The kind chooses the reader and the records are of that kind, which TypeScript cannot see.
  return new Map(
    records
      .map((record) => [nameOfRecord(record), record as RecordOf<Of>] as const)
      .filter(([name]) => wanted.has(name)),
  );
}

async function readAnyKind(
  reader: Reader,
  kind: Kind,
  names: readonly string[],
): Promise<RecordOf<Kind>[]> {
  switch (kind) {
    case 'clip': {
      const ids = await readIds(reader, 'clip', 'slug', names);
      return [...(await readClipRecords(reader, [...ids.values()], { all: true })).values()];
    }
    case 'source':
    case 'batch':
    case 'author':
      return readReferences(reader, kind, names);
    case 'term':
      return readTermRecords(reader);
    case 'collection':
      return readCollectionRecords(reader, { all: true });
    case 'explainer':
      return readExplainerRecords(reader, { all: true });
  }
}
