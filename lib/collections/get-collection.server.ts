import 'server-only';
import { z } from 'zod';
import { type ClipItem, clipItem } from '@/lib/clips/contracts.server';
import { readVersion } from '@/lib/clips/read-version.server';
import type { Database } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import { collectionItem } from './list-collections.server';

/** One place in a collection: the clip, and what the listed document says there. */
export const collectionEntry = z.strictObject({
  section: z.string().nullable(),
  heading: z.string().nullable(),
  file: z.string().nullable().describe('The file name the document gives'),
  printed: z.string().nullable().describe('The prompt as the document prints it'),
  clip: clipItem,
});
export type CollectionEntry = z.infer<typeof collectionEntry>;

/** The reply of `/api/v1/collections/<key>`. */
export const collectionDetail = z.strictObject({
  collection: collectionItem.extend({ entries: z.array(collectionEntry) }),
  version: z.number().int(),
});

/** One collection with its clips in order; throws `not_found` for any other key. */
export async function getCollection(
  database: Database,
  key: string,
): Promise<z.infer<typeof collectionDetail>> {
  return database.snapshot(async (reader) => {
    const [list] = await reader.rows<{
      id: number;
      title_en: string;
      title_zh: string;
      description_en: string;
      description_zh: string;
    }>(
      'SELECT id, title_en, title_zh, description_en, description_zh FROM collection WHERE key = ?',
      [key],
    );
    if (list === undefined) throw new Problem('not_found', `There is no collection “${key}”.`);
    const rows = await reader.rows<Omit<CollectionEntry, 'clip'> & { card: string }>(
      `SELECT e.section, e.heading, e.file, e.printed, c.card FROM collection_clip e
       JOIN clip c ON c.id = e.clip_id WHERE e.collection_id = ? AND c.status = 'public'
       ORDER BY e.position`,
      [list.id],
    );
    const entries = rows.map(({ card, ...rest }) => ({
      ...rest,
      clip: JSON.parse(card) as ClipItem,
    }));
    const collection = {
      key,
      titles: { en: list.title_en, zh: list.title_zh },
      descriptions: { en: list.description_en, zh: list.description_zh },
      clipCount: entries.length,
      entries,
    };
    return { collection, version: await readVersion(reader) };
  });
}
