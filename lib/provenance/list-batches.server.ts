import 'server-only';
import { z } from 'zod';
import { readVersion } from '@/lib/clips/read-version.server';
import type { Database } from '@/lib/db/database';

/** The reply of `/api/v1/batches`. */
export const batchList = z.strictObject({
  items: z.array(
    z.strictObject({
      key: z.string().describe("The source's key and the document's date"),
      source: z.string(),
      sourceNames: z.strictObject({ en: z.string(), zh: z.string() }),
      documentDate: z.iso.date().describe('The day the document files it under'),
      heading: z.string().nullable().describe("The document's own heading, quoted"),
      clipCount: z.number().int(),
      firstOn: z.iso.date().nullable().describe('The first printed day among its clips'),
      lastOn: z.iso.date().nullable(),
    }),
  ),
  version: z.number().int(),
});
export type BatchList = z.infer<typeof batchList>;

interface Row {
  key: string;
  source: string;
  name_en: string;
  name_zh: string;
  document_date: string;
  heading: string | null;
  clip_count: number;
  first_on: string | null;
  last_on: string | null;
}

/** Every batch, newest document date first, with what its clips' own dates say. */
export async function listBatches(database: Database): Promise<BatchList> {
  return database.aside(async (reader) => {
    const rows = await reader.rows<Row>(
      `SELECT b.key, s.key AS source, s.name_en, s.name_zh, b.document_date, b.heading,
         count(c.id) AS clip_count, min(c.published_on) AS first_on, max(c.published_on) AS last_on
       FROM batch b JOIN source s ON s.id = b.source_id
       LEFT JOIN clip c ON c.batch_id = b.id AND c.status = 'public'
       GROUP BY b.id, s.id ORDER BY b.document_date DESC, b.position, b.id`,
    );
    const items = rows.map((row) => ({
      key: row.key,
      source: row.source,
      sourceNames: { en: row.name_en, zh: row.name_zh },
      documentDate: row.document_date,
      heading: row.heading,
      clipCount: row.clip_count,
      firstOn: row.first_on,
      lastOn: row.last_on,
    }));
    return { items, version: await readVersion(reader) };
  });
}
