import 'server-only';
import { z } from 'zod';
import { NO_CLIPS, spanValues, type ValueSpan } from '@/lib/clips/count-columns.server';
import { readBesideColumns } from '@/lib/clips/make-by-columns.server';
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

interface Facts {
  key: string;
  name_en: string;
  name_zh: string;
  kind: string;
  url: string | null;
  zone: string;
  note_en: string | null;
  note_zh: string | null;
}

interface Row extends Facts {
  clip_count: number;
  first_on: string | null;
  last_on: string | null;
}

const FACTS = 's.key, s.name_en, s.name_zh, s.kind, s.url, s.zone, s.note_en, s.note_zh';

function toItem(row: Facts, { count, firstOn, lastOn }: ValueSpan): SourceList['items'][number] {
  const { key, name_en, name_zh, kind, url, zone, note_en, note_zh } = row;
  return {
    key,
    names: { en: name_en, zh: name_zh },
    kind,
    url,
    zone,
    note: note_en === null || note_zh === null ? null : { en: note_en, zh: note_zh },
    clipCount: count,
    firstOn,
    lastOn,
  };
}

/** Every source in its order, with how many public clips it has and between which printed days. */
export async function listSources(database: Database): Promise<SourceList> {
  const listed = await readBesideColumns(database, async (reader, columns) => {
    const rows = await reader.rows<Facts>(
      `SELECT ${FACTS} FROM source s ORDER BY s.position, s.id`,
    );
    const spans = spanValues(columns, 'source');
    const items = rows.map((row) => toItem(row, spans.get(row.key) ?? NO_CLIPS));
    return { items, version: columns.version };
  });
  if (listed !== null) return listed;
  return database.aside(async (reader) => {
    const rows = await reader.rows<Row>(
      `SELECT ${FACTS},
         count(c.id) AS clip_count, min(c.published_on) AS first_on, max(c.published_on) AS last_on
       FROM source s LEFT JOIN clip c ON c.source_id = s.id AND c.status = 'public'
       GROUP BY s.id ORDER BY s.position, s.id`,
    );
    const items = rows.map((row) => {
      const { clip_count, first_on, last_on } = row;
      return toItem(row, { count: clip_count, firstOn: first_on, lastOn: last_on });
    });
    return { items, version: await readVersion(reader) };
  });
}
