import 'server-only';
import type { RecordOf } from '@/lib/clips/record-contracts.server';
import type { Reader } from '@/lib/db/database';
import { readExplainedClips } from './read-explained-clips.server';

type Plain = 'slug' | 'title' | 'kind' | 'publisher' | 'section' | 'url' | 'position';

interface Row extends Pick<RecordOf<'explainer'>, Plain> {
  published_on: string | null;
  note_en: string | null;
  note_zh: string | null;
  paper: string | null;
  evidence: string;
  batch: string | null;
}

/** Every explainer, as records in its order, with its public clips; with `all` those that are not, too. */
export async function readExplainerRecords(
  reader: Reader,
  { all = false }: { all?: boolean } = {},
): Promise<RecordOf<'explainer'>[]> {
  const rows = await reader.rows<Row>(
    `SELECT e.slug, e.title, e.kind, e.publisher, e.section, e.url, e.published_on, e.note_en,
       e.note_zh, e.paper, e.evidence, e.position, b.key AS batch
     FROM explainer e LEFT JOIN batch b ON b.id = e.batch_id ORDER BY e.position, e.id`,
  );
  const clips = await readExplainedClips(reader, { all });
  return rows.map(({ note_en, note_zh, ...row }) => ({
    record: 'explainer',
    slug: row.slug,
    title: row.title,
    kind: row.kind,
    publisher: row.publisher,
    section: row.section,
    url: row.url,
    publishedOn: row.published_on,
    notes: note_en === null || note_zh === null ? null : { en: note_en, zh: note_zh },
    paper: row.paper === null ? null : JSON.parse(row.paper),
    clips: (clips.get(row.slug) ?? []).map(({ slug }) => slug),
    batch: row.batch,
    evidence: JSON.parse(row.evidence),
    position: row.position,
  }));
}
