import 'server-only';
import { z } from 'zod';
import { NO_CLIPS, spanValues, type ValueSpan } from '@/lib/clips/count-columns.server';
import { readBesideColumns } from '@/lib/clips/make-by-columns.server';
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

interface Facts {
  key: string;
  source: string;
  name_en: string;
  name_zh: string;
  document_date: string;
  heading: string | null;
}

interface Row extends Facts {
  clip_count: number;
  first_on: string | null;
  last_on: string | null;
}

const FACTS = 'b.key, s.key AS source, s.name_en, s.name_zh, b.document_date, b.heading';
const ORDER = 'b.document_date DESC, b.position, b.id';

function toItem(row: Facts, { count, firstOn, lastOn }: ValueSpan): BatchList['items'][number] {
  const { key, source, name_en, name_zh, document_date, heading } = row;
  return {
    key,
    source,
    sourceNames: { en: name_en, zh: name_zh },
    documentDate: document_date,
    heading,
    clipCount: count,
    firstOn,
    lastOn,
  };
}

/** Every batch, newest document date first, with what its clips' own dates say. */
export async function listBatches(database: Database): Promise<BatchList> {
  const listed = await readBesideColumns(database, async (reader, columns) => {
    const rows = await reader.rows<Facts>(
      `SELECT ${FACTS} FROM batch b JOIN source s ON s.id = b.source_id ORDER BY ${ORDER}`,
    );
    const spans = spanValues(columns, 'batch');
    const items = rows.map((row) => toItem(row, spans.get(row.key) ?? NO_CLIPS));
    return { items, version: columns.version };
  });
  if (listed !== null) return listed;
  return database.aside(async (reader) => {
    const rows = await reader.rows<Row>(
      `SELECT ${FACTS},
         count(c.id) AS clip_count, min(c.published_on) AS first_on, max(c.published_on) AS last_on
       FROM batch b JOIN source s ON s.id = b.source_id
       LEFT JOIN clip c ON c.batch_id = b.id AND c.status = 'public'
       GROUP BY b.id, s.id ORDER BY ${ORDER}`,
    );
    const items = rows.map((row) => {
      const { clip_count, first_on, last_on } = row;
      return toItem(row, { count: clip_count, firstOn: first_on, lastOn: last_on });
    });
    return { items, version: await readVersion(reader) };
  });
}
