import 'server-only';
import { z } from 'zod';
import { readVersion } from '@/lib/clips/read-version.server';
import type { Database } from '@/lib/db/database';
import { readExplainedClips } from './read-explained-clips.server';

/** An article, paper, report or video about Sora. */
export const explainerItem = z.strictObject({
  slug: z.string(),
  title: z.string(),
  kind: z.string(),
  publisher: z.string().nullable(),
  section: z.string().nullable().describe('Section of the seed document that names it'),
  url: z.string().nullable().describe('null when only the title is known'),
  publishedOn: z.string().nullable().describe('As precisely as known: YYYY, YYYY-MM or YYYY-MM-DD'),
  note: z.strictObject({ en: z.string(), zh: z.string() }).nullable(),
  paper: z
    .strictObject({
      authors: z.string(),
      year: z.number().int(),
      referenceNumber: z.number().int(),
      arxivId: z.string().nullable(),
      arxivIdFrom: z.string().nullable(),
    })
    .nullable()
    .describe("For the references of the technical report: what the report's list says"),
  clips: z
    .array(
      z.strictObject({
        slug: z.string(),
        titles: z.strictObject({ en: z.string(), zh: z.string() }),
      }),
    )
    .describe('The clips it is about'),
});
export type ExplainerItem = z.infer<typeof explainerItem>;

/** The reply of `/api/v1/explainers`. */
export const explainerList = z.strictObject({
  items: z.array(explainerItem),
  version: z.number().int(),
});

interface Row {
  slug: string;
  title: string;
  kind: string;
  publisher: string | null;
  section: string | null;
  url: string | null;
  published_on: string | null;
  note_en: string | null;
  note_zh: string | null;
  paper: string | null;
}

/** Every explainer in its order; a curator keeps them few enough to be read whole. */
export async function listExplainers(database: Database): Promise<z.infer<typeof explainerList>> {
  return database.snapshot(async (reader) => {
    const rows = await reader.rows<Row>(
      `SELECT slug, title, kind, publisher, section, url, published_on, note_en, note_zh, paper
       FROM explainer ORDER BY position, id LIMIT 1000`,
    );
    const clips = await readExplainedClips(reader);
    const items = rows.map((row) => ({
      slug: row.slug,
      title: row.title,
      kind: row.kind,
      publisher: row.publisher,
      section: row.section,
      url: row.url,
      publishedOn: row.published_on,
      note:
        row.note_en === null || row.note_zh === null ? null : { en: row.note_en, zh: row.note_zh },
      paper: row.paper === null ? null : JSON.parse(row.paper),
      clips: clips.get(row.slug) ?? [],
    }));
    return { items, version: await readVersion(reader) };
  });
}
