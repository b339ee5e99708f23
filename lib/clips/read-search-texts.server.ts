import 'server-only';
import type { Reader } from '@/lib/db/database';
import type { SearchTexts } from '@/lib/search/to-search-document.server';
import { marks } from './bulk-write.server';
import type { ClipItem } from './contracts.server';

interface CreditRow {
  slug: string;
  author: string | null;
  credit: string | null;
  handle: string | null;
  source_en: string;
  source_zh: string;
  heading: string | null;
}

/** The texts each of these clips is found by, for whoever searches without the database. */
export async function readSearchTexts(
  reader: Reader,
  clips: readonly ClipItem[],
): Promise<SearchTexts[]> {
  const slugs = clips.map(({ slug }) => slug);
  const rows = await reader.rows<CreditRow>(
    `SELECT c.slug, a.name AS author, c.credit, a.handle, s.name_en AS source_en,
       s.name_zh AS source_zh, b.heading
     FROM clip c JOIN source s ON s.id = c.source_id LEFT JOIN batch b ON b.id = c.batch_id
     LEFT JOIN author a ON a.id = c.author_id WHERE c.slug IN (${marks(slugs)})`,
    slugs,
  );
  const credits = new Map(
    rows.map(({ slug, ...texts }) => [slug, Object.values(texts).filter((text) => text !== null)]),
  );
  return clips.map((clip) => ({
    titles: [clip.titles.en, clip.titles.zh],
    prompts: clip.prompt.flatMap(({ texts }) => texts.map(({ text }) => text)),
    credits: credits.get(clip.slug) ?? [],
  }));
}
