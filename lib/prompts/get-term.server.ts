import 'server-only';
import { z } from 'zod';
import type { ClipColumns } from '@/lib/clips/clip-columns.server';
import { readBesideColumns } from '@/lib/clips/make-by-columns.server';
import { readVersion } from '@/lib/clips/read-version.server';
import type { Database, Reader } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import { countOfTerm, type TermRow, termItem, toTermItem } from './list-terms.server';

/** The reply of `/api/v1/terms/<key>`. */
export const termDetail = z.strictObject({
  term: termItem.extend({
    wordings: z.array(z.string()).describe('How prompts write it, in both languages'),
  }),
  together: z
    .array(termItem.extend({ together: z.number().int().describe('Clips that have both') }))
    .describe('What it goes together with, closest first'),
  version: z.number().int(),
});
export type TermDetail = z.infer<typeof termDetail>;

/** How many terms are named beside one. */
const SHOWN = 24;
/** As many of a term's newest clips are looked at: a count over all would grow with the gallery. */
const LOOKED_AT = 2_000;

interface PairRow extends TermRow {
  together: number;
}

/** How many public clips have a term, where SQL has to count them. */
const COUNTED = `(SELECT count(*) FROM clip_term a JOIN clip c ON c.id = a.clip_id
  WHERE a.term_id = t.id AND c.status = 'public')`;

/** Terms that stand in the same prompts as one, counted by the columns, else by SQL. */
async function readTogether(
  reader: Reader,
  id: number,
  columns: ClipColumns | null,
): Promise<PairRow[]> {
  const rows = await reader.rows<PairRow>(
    `SELECT t.key, t.family, t.name_en, t.name_zh, p.together, ${columns === null ? COUNTED : 0} AS count
     FROM (SELECT o.term_id, count(*) AS together FROM (
         SELECT x.clip_id FROM clip_term x JOIN clip c ON c.id = x.clip_id
         WHERE x.term_id = ? AND c.status = 'public' ORDER BY x.clip_id DESC LIMIT ${LOOKED_AT}) mine
       JOIN clip_term o ON o.clip_id = mine.clip_id WHERE o.term_id <> ? GROUP BY 1
       ORDER BY 2 DESC, 1 LIMIT 200) p
     JOIN term t ON t.id = p.term_id`,
    [id, id],
  );
  return rows.map((row) => withCount(row, columns));
}

function withCount<Row extends TermRow>(row: Row, columns: ClipColumns | null): Row {
  return columns === null ? row : { ...row, count: countOfTerm(columns, row.key) };
}

/** Added to a count, so that a word said once is not the closest of all by accident. */
const DOUBT = 4;

/**
 * Closeness goes like the cosine of the two sets of clips, both / √(one · other): `beautiful` stands
 * beside everything and is close to little.
 */
const closeness = ({ together, count }: PairRow) => together / Math.sqrt(count + DOUBT);

function byCloseness(a: PairRow, b: PairRow): number {
  return closeness(b) - closeness(a) || b.together - a.together || (a.key < b.key ? -1 : 1);
}

async function readTerm(
  reader: Reader,
  key: string,
  columns: ClipColumns | null,
): Promise<TermDetail> {
  const [row] = await reader.rows<TermRow & { id: number; wordings: string }>(
    `SELECT t.id, t.key, t.family, t.name_en, t.name_zh, t.wordings, ${columns === null ? COUNTED : 0} AS count
     FROM term t WHERE t.key = ?`,
    [key],
  );
  if (row === undefined) throw new Problem('not_found', `There is no term “${key}”.`);
  const { words, exact } = JSON.parse(row.wordings) as { words: string[]; exact: string[] };
  const pairs = await readTogether(reader, row.id, columns);
  return {
    term: { ...toTermItem(withCount(row, columns)), wordings: [...exact, ...words] },
    together: pairs
      .sort(byCloseness)
      .slice(0, SHOWN)
      .map((pair) => ({ ...toTermItem(pair), together: pair.together })),
    version: await readVersion(reader),
  };
}

/** One term with how it is written and what it goes together with; throws `not_found`. */
export async function getTerm(database: Database, key: string): Promise<TermDetail> {
  const read = await readBesideColumns(database, (reader, columns) =>
    readTerm(reader, key, columns),
  );
  return read ?? database.aside((reader) => readTerm(reader, key, null));
}
