import 'server-only';
import type { RecordOf } from '@/lib/clips/record-contracts.server';
import type { Reader } from '@/lib/db/database';

/** Every collection with its public clips in order, as records; with `all` those that are not public, too. */
export async function readCollectionRecords(
  reader: Reader,
  { all = false }: { all?: boolean } = {},
): Promise<RecordOf<'collection'>[]> {
  const lists = await reader.rows<{
    id: number;
    key: string;
    title_en: string;
    title_zh: string;
    description_en: string;
    description_zh: string;
    position: number;
  }>(
    `SELECT id, key, title_en, title_zh, description_en, description_zh, position
     FROM collection ORDER BY position, id`,
  );
  const out: RecordOf<'collection'>[] = [];
  for (const list of lists) {
    const entries = await reader.rows<RecordOf<'collection'>['entries'][number]>(
      `SELECT c.slug, e.heading, e.section, e.file, e.printed FROM collection_clip e
       JOIN clip c ON c.id = e.clip_id WHERE e.collection_id = ? ${all ? '' : "AND c.status = 'public'"}
       ORDER BY e.position`,
      [list.id],
    );
    out.push({
      record: 'collection',
      key: list.key,
      title: { en: list.title_en, zh: list.title_zh },
      description: { en: list.description_en, zh: list.description_zh },
      position: list.position,
      entries,
    });
  }
  return out;
}
