import 'server-only';
import type { Reader } from '@/lib/db/database';
import type { SearchRow } from '@/lib/search/index-clips.server';
import { marks } from './bulk-write.server';
import type { ClipItem } from './contracts.server';
import { type CardRendition, type CardRow, makeCard } from './make-card.server';

type Rows = Pick<Reader, 'rows'>;

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

async function readClips(reader: Rows, ids: readonly number[]): Promise<FullRow[]> {
  return reader.rows<FullRow>(
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

async function readPrompts(reader: Rows, ids: readonly number[]) {
  const rows = await reader.rows<PromptRow>(
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

async function readRenditions(reader: Rows, ids: readonly number[]) {
  const rows = await reader.rows<CardRendition & { clip_id: number }>(
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
export interface MadeCard {
  id: number;
  card: string;
  has_prompt: boolean;
  has_original: boolean;
}

/** The cards of clips and what they are found by, made of their rows as they stand; nothing is written. */
export async function makeFromRows(
  reader: Rows,
  ids: readonly number[],
): Promise<{ cards: MadeCard[]; found: SearchRow[] }> {
  const prompts = await readPrompts(reader, ids);
  const renditions = await readRenditions(reader, ids);
  const cards: MadeCard[] = [];
  const found: SearchRow[] = [];
  for (const row of await readClips(reader, ids)) {
    const prompt = [...(prompts.get(row.id)?.values() ?? [])];
    const card = makeCard(row, prompt, renditions.get(row.id) ?? []);
    const { hasPrompt: has_prompt, hasOriginal: has_original } = card;
    cards.push({ id: row.id, card: JSON.stringify(card), has_prompt, has_original });
    found.push(searchRow(row, prompt));
  }
  return { cards, found };
}
