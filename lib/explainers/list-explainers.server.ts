import 'server-only';
import type { z } from 'zod';
import { readVersion } from '@/lib/clips/read-version.server';
import type { Database } from '@/lib/db/database';
import type { explainerList } from './explainer-contract.server';
import { chooseExplainers, EVERY_EXPLAINER, type ExplainerQuery } from './explainer-query';
import { readExplainedClips } from './read-explained-clips.server';

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
  batch: string | null;
}

const COLUMNS = `e.slug, e.title, e.kind, e.publisher, e.section, e.url, e.published_on,
  e.note_en, e.note_zh, e.paper, b.key AS batch`;

/** Those a clip has: that name it, or are about its batch. */
const OF_CLIP = `WHERE e.id IN (SELECT ec.explainer_id FROM explainer_clip ec
    JOIN clip c ON c.id = ec.clip_id WHERE c.slug = ?)
  OR e.batch_id = (SELECT c.batch_id FROM clip c WHERE c.slug = ?)`;

/** The explainers a query asks for, in their order; a curator keeps them few enough to be read whole. */
export async function listExplainers(
  database: Database,
  query: ExplainerQuery = EVERY_EXPLAINER,
): Promise<z.infer<typeof explainerList>> {
  return database.snapshot(async (reader) => {
    const { clip } = query;
    const rows = await reader.rows<Row>(
      `SELECT ${COLUMNS} FROM explainer e LEFT JOIN batch b ON b.id = e.batch_id
       ${clip === null ? '' : OF_CLIP} ORDER BY e.position, e.id LIMIT 1000`,
      clip === null ? [] : [clip, clip],
    );
    const clips = await readExplainedClips(reader);
    const items = rows.map((row) => ({
      slug: row.slug,
      title: row.title,
      language: /\p{Script=Han}/u.test(row.title) ? ('zh' as const) : ('en' as const),
      kind: row.kind,
      publisher: row.publisher,
      section: row.section,
      url: row.url,
      publishedOn: row.published_on,
      note:
        row.note_en === null || row.note_zh === null ? null : { en: row.note_en, zh: row.note_zh },
      paper: row.paper === null ? null : JSON.parse(row.paper),
      clips: clips.get(row.slug) ?? [],
      batch: row.batch,
    }));
    return { items: chooseExplainers(items, query), version: await readVersion(reader) };
  });
}
