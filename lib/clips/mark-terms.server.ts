import 'server-only';
import type { Writer } from '@/lib/db/database';
import { compileLexicon, findTerms, type Lexicon } from '@/lib/search/find-terms';
import { COMING_VERSION, marks, type Row, writeRows } from './bulk-write.server';

/** The vocabulary of a database, ready to be looked for; null where there is none. */
export interface TermMatcher {
  lexicon: Lexicon;
  ids: ReadonlyMap<string, number>;
}

/** A clip and every text of its prompt, in both languages. */
export interface PromptedClip {
  id: number;
  prompts: readonly string[];
}

/** Reads the vocabulary once for as many clips as are to be marked. */
export async function readMatcher(writer: Writer): Promise<TermMatcher | null> {
  const rows = await writer.rows<{ id: number; key: string; wordings: string }>(
    'SELECT id, key, wordings FROM term',
  );
  if (rows.length === 0) return null;
  const terms = rows.map(({ key, wordings }) => ({ key, ...JSON.parse(wordings) }));
  return { lexicon: compileLexicon(terms), ids: new Map(rows.map(({ id, key }) => [key, id])) };
}

/** Writes which terms stand in the prompts of clips, in place of what was marked before. */
export async function markTerms(
  writer: Writer,
  matcher: TermMatcher | null,
  clips: readonly PromptedClip[],
): Promise<void> {
  if (matcher === null || clips.length === 0) return;
  const ids = clips.map(({ id }) => id);
  await writer.run(`DELETE FROM clip_term WHERE clip_id IN (${marks(ids)})`, ids);
  const rows = clips.flatMap(({ id, prompts }): Row[] => {
    const spans = prompts.flatMap((text) => findTerms(text, matcher.lexicon));
    const keys = [...new Set(spans.map(({ key }) => key))];
    return keys.map((key) => ({ clip_id: id, term_id: matcher.ids.get(key) ?? 0 }));
  });
  await writeRows(writer, 'clip_term', rows);
}

/** How many clips are read at once where all are marked anew. */
const CLIPS_PER_RUN = 2_000;

/** Marks every clip anew: for when the vocabulary changed and the clips did not. */
export async function markEveryClip(writer: Writer): Promise<void> {
  const matcher = await readMatcher(writer);
  for (let after = 0; ; ) {
    const clips = await writer.rows<{ id: number }>(
      'SELECT id FROM clip WHERE id > ? ORDER BY id LIMIT ?',
      [after, CLIPS_PER_RUN],
    );
    const last = clips.at(-1);
    if (last === undefined) return;
    const texts = await writer.rows<{ clip_id: number; text: string }>(
      `SELECT p.clip_id, t.text FROM prompt_part p JOIN prompt_text t ON t.part_id = p.id
       WHERE p.clip_id > ? AND p.clip_id <= ?`,
      [after, last.id],
    );
    const byClip = Map.groupBy(texts, (row) => row.clip_id);
    const prompted = clips.map(({ id }) => ({
      id,
      prompts: (byClip.get(id) ?? []).map(({ text }) => text),
    }));
    await markTerms(writer, matcher, prompted);
    await writer.run(`UPDATE clip SET changed_in = ${COMING_VERSION} WHERE id > ? AND id <= ?`, [
      after,
      last.id,
    ]);
    after = last.id;
  }
}
