import 'server-only';
import { z } from 'zod';
import { readVersion } from '@/lib/clips/read-version.server';
import type { Database, Reader } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import { type TermRow, termItem, toTermItem } from './list-terms.server';

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

/**
 * Terms that stand in the same prompts as one. Closeness goes like the cosine of the two sets of
 * clips, both / √(one · other): `beautiful` stands beside everything and is close to little.
 */
async function readTogether(reader: Reader, id: number): Promise<PairRow[]> {
  return reader.rows<PairRow>(
    `SELECT t.key, t.family, t.name_en, t.name_zh, p.together,
       (SELECT count(*) FROM clip_term a JOIN clip c ON c.id = a.clip_id
        WHERE a.term_id = t.id AND c.status = 'public') AS count
     FROM (SELECT o.term_id, count(*) AS together FROM (
         SELECT x.clip_id FROM clip_term x JOIN clip c ON c.id = x.clip_id
         WHERE x.term_id = ? AND c.status = 'public' ORDER BY x.clip_id DESC LIMIT ${LOOKED_AT}) mine
       JOIN clip_term o ON o.clip_id = mine.clip_id WHERE o.term_id <> ? GROUP BY 1
       ORDER BY 2 DESC, 1 LIMIT 200) p
     JOIN term t ON t.id = p.term_id`,
    [id, id],
  );
}

/** Added to a count, so that a word said once is not the closest of all by accident. */
const DOUBT = 4;

const closeness = ({ together, count }: PairRow) => together / Math.sqrt(count + DOUBT);

function byCloseness(a: PairRow, b: PairRow): number {
  return closeness(b) - closeness(a) || b.together - a.together || (a.key < b.key ? -1 : 1);
}

/** One term with how it is written and what it goes together with; throws `not_found`. */
export async function getTerm(database: Database, key: string): Promise<TermDetail> {
  return database.aside(async (reader) => {
    const [row] = await reader.rows<TermRow & { id: number; wordings: string }>(
      `SELECT t.id, t.key, t.family, t.name_en, t.name_zh, t.wordings,
         (SELECT count(*) FROM clip_term x JOIN clip c ON c.id = x.clip_id
          WHERE x.term_id = t.id AND c.status = 'public') AS count
       FROM term t WHERE t.key = ?`,
      [key],
    );
    if (row === undefined) throw new Problem('not_found', `There is no term “${key}”.`);
    const { words, exact } = JSON.parse(row.wordings) as { words: string[]; exact: string[] };
    const pairs = (await readTogether(reader, row.id)).sort(byCloseness).slice(0, SHOWN);
    return {
      term: { ...toTermItem(row), wordings: [...exact, ...words] },
      together: pairs.map((pair) => ({ ...toTermItem(pair), together: pair.together })),
      version: await readVersion(reader),
    };
  });
}
