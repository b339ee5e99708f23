import 'server-only';
import type { Writer } from '@/lib/db/database';
import { indexClips, type SearchRow, unindexClips } from '@/lib/search/index-clips.server';
import { COMING_VERSION, chunk, marks } from './bulk-write.server';
import type { ClipItem } from './contracts.server';
import { type CardRendition, type CardRow, makeCard } from './make-card.server';
import { markIdentities } from './mark-identities.server';
import { markLinks } from './mark-links.server';
import { markTerms, readMatcher, type TermMatcher } from './mark-terms.server';

/** How many clips are refreshed at once: bounds memory, keeps statements few and the index's writes long. */
const CLIPS_PER_RUN = 2_000;

interface FullRow extends CardRow {
  sort_at: number;
  author_handle: string | null;
  heading: string | null;
}

interface PromptRow {
  clip_id: number;
  part_id: number;
  language: string;
  text: string;
  origin: ClipItem['prompt'][number]['texts'][number]['origin'];
}

async function readClips(writer: Writer, ids: readonly number[]): Promise<FullRow[]> {
  return writer.rows<FullRow>(
    `SELECT c.id, c.slug, c.model, c.capability, c.credit, c.title_en, c.title_zh, c.published_on,
       c.published_at, c.certainty, c.duration_ms, c.width, c.height, c.aspect, c.has_sound,
       c.sort_at, s.key AS source_key, s.name_en AS source_en, s.name_zh AS source_zh,
       b.key AS batch_key, b.heading, a.key AS author_key, a.name AS author_name,
       a.handle AS author_handle
     FROM clip c JOIN source s ON s.id = c.source_id LEFT JOIN batch b ON b.id = c.batch_id
     LEFT JOIN author a ON a.id = c.author_id WHERE c.id IN (${marks(ids)})`,
    ids,
  );
}

async function readPrompts(writer: Writer, ids: readonly number[]) {
  const rows = await writer.rows<PromptRow>(
    `SELECT p.clip_id, p.id AS part_id, t.language, t.text, t.origin FROM prompt_part p
     JOIN prompt_text t ON t.part_id = p.id WHERE p.clip_id IN (${marks(ids)})
     ORDER BY p.clip_id, p.position, t.id`,
    ids,
  );
  const prompts = new Map<number, Map<number, ClipItem['prompt'][number]>>();
  for (const { clip_id, part_id, language, text, origin } of rows) {
    const parts = prompts.get(clip_id) ?? new Map();
    const part = parts.get(part_id) ?? { texts: [] };
    part.texts.push({ language, text, origin });
    prompts.set(clip_id, parts.set(part_id, part));
  }
  return prompts;
}

async function readRenditions(writer: Writer, ids: readonly number[]) {
  const rows = await writer.rows<CardRendition & { clip_id: number }>(
    `SELECT clip_id, kind, hash, extension, type, width, height, thumbhash FROM rendition
     WHERE clip_id IN (${marks(ids)}) ORDER BY id`,
    ids,
  );
  return Map.groupBy(rows, (row) => row.clip_id);
}

/** What a clip is found by, from the same rows its card is made of. */
function searchRow(row: FullRow, prompt: ClipItem['prompt']): SearchRow {
  const credit = [
    row.author_name,
    row.credit,
    row.author_handle,
    row.source_en,
    row.source_zh,
    row.heading,
  ];
  return {
    id: row.id,
    sortAt: row.sort_at,
    titles: [row.title_en, row.title_zh],
    prompts: prompt.flatMap((part) => part.texts.map(({ text }) => text)),
    credits: credit.filter((text) => text !== null),
  };
}

/** What a clip's row keeps of its card. */
interface MadeCard {
  id: number;
  card: string;
  has_prompt: boolean;
  has_original: boolean;
}

async function writeCards(writer: Writer, cards: readonly MadeCard[]): Promise<void> {
  if (writer.engine === 'postgres') {
    // One text and one round trip, however many cards.
    await writer.run(
      `UPDATE clip SET card = r.card, has_prompt = r.has_prompt, has_original = r.has_original,
         changed_in = ${COMING_VERSION}
       FROM json_to_recordset(?::json)
         AS r(id integer, card text, has_prompt boolean, has_original boolean)
       WHERE clip.id = r.id`,
      [JSON.stringify(cards)],
    );
    return;
  }
  for (const { id, card, has_prompt, has_original } of cards) {
    await writer.run(
      `UPDATE clip SET card = ?, has_prompt = ?, has_original = ?, changed_in = ${COMING_VERSION}
       WHERE id = ?`,
      [card, has_prompt, has_original, id],
    );
  }
}

async function refreshRun(
  writer: Writer,
  ids: readonly number[],
  matcher: TermMatcher | null,
): Promise<void> {
  const prompts = await readPrompts(writer, ids);
  const renditions = await readRenditions(writer, ids);
  const cards: MadeCard[] = [];
  const found: SearchRow[] = [];
  for (const row of await readClips(writer, ids)) {
    const prompt = [...(prompts.get(row.id)?.values() ?? [])];
    const card = makeCard(row, prompt, renditions.get(row.id) ?? []);
    const { hasPrompt: has_prompt, hasOriginal: has_original } = card;
    cards.push({ id: row.id, card: JSON.stringify(card), has_prompt, has_original });
    found.push(searchRow(row, prompt));
  }
  await writeCards(writer, cards);
  await indexClips(writer, found);
  await markTerms(writer, matcher, found);
  await markIdentities(writer, found);
  await markLinks(writer, ids);
}

/**
 * Makes cards, search tokens, term marks and identities of clips anew from their rows, and notes the
 * version that changed them. Whoever changes a clip's rows calls `change` through this, so that the old tokens go, the rows
 * change and the new ones come together.
 */
export async function refreshClips(
  writer: Writer,
  knownIds: readonly number[],
  change: () => Promise<readonly number[]>,
): Promise<void> {
  for (const run of chunk(knownIds, CLIPS_PER_RUN)) await unindexClips(writer, run);
  const ids = await change();
  const matcher = await readMatcher(writer);
  for (const run of chunk(ids, CLIPS_PER_RUN)) await refreshRun(writer, run, matcher);
}
