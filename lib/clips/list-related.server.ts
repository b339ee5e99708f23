import 'server-only';
import type { Database } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import type { ClipItem } from './contracts.server';
import { readVersion } from './read-version.server';

/** How many related clips a page shows. */
const RELATED = 12;

/**
 * Clips that stand nearest to one: those it is related to first, then its batch, its author, its
 * capability and its source, each newest first.
 */
export async function listRelated(
  database: Database,
  slug: string,
): Promise<{ items: ClipItem[]; version: number }> {
  return database.aside(async (reader) => {
    const [clip] = await reader.rows<{
      id: number;
      batch_id: number | null;
      author_id: number | null;
      capability: string;
      source_id: number;
    }>(
      "SELECT id, batch_id, author_id, capability, source_id FROM clip WHERE slug = ? AND status = 'public'",
      [slug],
    );
    if (clip === undefined) throw new Problem('not_found', `There is no clip “${slug}”.`);
    const cards = new Map<number, string>();
    const take = async (condition: string, values: (string | number)[]) => {
      if (cards.size >= RELATED) return;
      const rows = await reader.rows<{ id: number; card: string }>(
        `SELECT c.id AS id, c.card AS card FROM clip c WHERE c.status = 'public' AND ${condition}
         ORDER BY c.sort_at DESC, c.id DESC LIMIT ?`,
        [...values, RELATED + 1 + cards.size],
      );
      for (const row of rows)
        if (row.id !== clip.id && cards.size < RELATED) cards.set(row.id, row.card);
    };
    const related =
      'c.id IN (SELECT to_id FROM relation WHERE from_id = ? UNION SELECT from_id FROM relation WHERE to_id = ?)';
    await take(related, [clip.id, clip.id]);
    if (clip.author_id !== null && clip.batch_id !== null) {
      await take('c.batch_id = ? AND c.capability = ?', [clip.batch_id, clip.capability]);
    }
    if (clip.author_id !== null) await take('c.author_id = ?', [clip.author_id]);
    await take('c.capability = ?', [clip.capability]);
    await take('c.source_id = ?', [clip.source_id]);
    const items = [...cards.values()].map((card) => JSON.parse(card) as ClipItem);
    return { items, version: await readVersion(reader) };
  });
}
