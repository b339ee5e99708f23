import 'server-only';
import type { TermFamily } from '@/lib/clips/term-entry';
import type { Database } from '@/lib/db/database';
import type { TermWordings } from '@/lib/search/find-terms';

/** A term of one clip: how it is called and how it is written. */
export interface ClipTerm extends TermWordings {
  family: TermFamily;
  names: { en: string; zh: string };
}

/**
 * The terms found in a clip's prompt, in the vocabulary's order. To find them again in its texts
 * takes no more than these: a wording that lost its place to a longer one lost it to one of them.
 */
export async function readClipTerms(database: Database, slug: string): Promise<ClipTerm[]> {
  const rows = await database.rows<{
    key: string;
    family: TermFamily;
    name_en: string;
    name_zh: string;
    wordings: string;
  }>(
    `SELECT t.key, t.family, t.name_en, t.name_zh, t.wordings FROM clip c
     JOIN clip_term x ON x.clip_id = c.id JOIN term t ON t.id = x.term_id
     WHERE c.slug = ? ORDER BY t.position`,
    [slug],
  );
  return rows.map(({ key, family, name_en, name_zh, wordings }) => ({
    key,
    family,
    names: { en: name_en, zh: name_zh },
    ...(JSON.parse(wordings) as Omit<TermWordings, 'key'>),
  }));
}
