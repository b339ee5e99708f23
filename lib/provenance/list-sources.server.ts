import 'server-only';
import { z } from 'zod';
import { readVersion } from '@/lib/clips/read-version.server';
import type { Database } from '@/lib/db/database';

const named = z.strictObject({ en: z.string(), zh: z.string() });

/** The reply of `/api/v1/sources`. */
export const sourceList = z.strictObject({
  items: z.array(
    z.strictObject({
      key: z.string(),
      names: named,
      kind: z.string(),
      url: z.string().nullable(),
      zone: z.string().describe('IANA zone in which the source prints its days'),
      note: named.nullable(),
      clipCount: z.number().int(),
      firstOn: z.iso.date().nullable(),
      lastOn: z.iso.date().nullable(),
    }),
  ),
  version: z.number().int(),
});
export type SourceList = z.infer<typeof sourceList>;

interface Row {
  key: string;
  name_en: string;
  name_zh: string;
  kind: string;
  url: string | null;
  zone: string;
  note_en: string | null;
  note_zh: string | null;
  clip_count: number;
  first_on: string | null;
  last_on: string | null;
}

/** Every source in its order, with how many public clips it has and between which printed days. */
export async function listSources(database: Database): Promise<SourceList> {
  return database.aside(async (reader) => {
    const rows = await reader.rows<Row>(
      `SELECT s.key, s.name_en, s.name_zh, s.kind, s.url, s.zone, s.note_en, s.note_zh,
         count(c.id) AS clip_count, min(c.published_on) AS first_on, max(c.published_on) AS last_on
       FROM source s LEFT JOIN clip c ON c.source_id = s.id AND c.status = 'public'
       GROUP BY s.id ORDER BY s.position, s.id`,
    );
    const items = rows.map((row) => ({
      key: row.key,
      names: { en: row.name_en, zh: row.name_zh },
      kind: row.kind,
      url: row.url,
      zone: row.zone,
      note:
        row.note_en === null || row.note_zh === null ? null : { en: row.note_en, zh: row.note_zh },
      clipCount: row.clip_count,
      firstOn: row.first_on,
      lastOn: row.last_on,
    }));
    return { items, version: await readVersion(reader) };
  });
}
