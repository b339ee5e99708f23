import 'server-only';
import { z } from 'zod';
import { readVersion } from '@/lib/clips/read-version.server';
import type { Database } from '@/lib/db/database';

const named = z.strictObject({ en: z.string(), zh: z.string() });

/** A curator's list, without its clips. */
export const collectionItem = z.strictObject({
  key: z.string(),
  titles: named,
  descriptions: named,
  clipCount: z.number().int().describe('How many entries it has'),
});
export type CollectionItem = z.infer<typeof collectionItem>;

/** The reply of `/api/v1/collections`. */
export const collectionList = z.strictObject({
  items: z.array(collectionItem),
  version: z.number().int(),
});

interface Row {
  key: string;
  title_en: string;
  title_zh: string;
  description_en: string;
  description_zh: string;
  clip_count: number;
}

/** Every collection in its order. */
export async function listCollections(database: Database): Promise<z.infer<typeof collectionList>> {
  return database.snapshot(async (reader) => {
    const rows = await reader.rows<Row>(
      `SELECT l.key, l.title_en, l.title_zh, l.description_en, l.description_zh,
         count(c.id) AS clip_count
       FROM collection l LEFT JOIN collection_clip e ON e.collection_id = l.id
       LEFT JOIN clip c ON c.id = e.clip_id AND c.status = 'public'
       GROUP BY l.id ORDER BY l.position, l.id`,
    );
    const items = rows.map((row) => ({
      key: row.key,
      titles: { en: row.title_en, zh: row.title_zh },
      descriptions: { en: row.description_en, zh: row.description_zh },
      clipCount: row.clip_count,
    }));
    return { items, version: await readVersion(reader) };
  });
}
