import 'server-only';
import type { Reader } from '@/lib/db/database';

/** A clip that an explainer is about. */
export interface ExplainedClip {
  slug: string;
  titles: { en: string; zh: string };
}

/** The clips that explainers are about, by the explainer's slug, in its order; public ones unless `all`. */
export async function readExplainedClips(
  reader: Reader,
  { all = false }: { all?: boolean } = {},
): Promise<Map<string, ExplainedClip[]>> {
  const rows = await reader.rows<{ explainer: string; slug: string; en: string; zh: string }>(
    `SELECT e.slug AS explainer, c.slug, c.title_en AS en, c.title_zh AS zh FROM explainer_clip x
     JOIN explainer e ON e.id = x.explainer_id JOIN clip c ON c.id = x.clip_id
     ${all ? '' : "WHERE c.status = 'public'"} ORDER BY x.explainer_id, x.position, c.id`,
  );
  const out = new Map<string, ExplainedClip[]>();
  for (const [explainer, named] of Map.groupBy(rows, (row) => row.explainer)) {
    out.set(
      explainer,
      named.map(({ slug, en, zh }) => ({ slug, titles: { en, zh } })),
    );
  }
  return out;
}
