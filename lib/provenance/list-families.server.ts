import 'server-only';
import type { Database } from '@/lib/db/database';

/** Clips that are made to be seen beside each other: what the rest come from first. */
export interface Family {
  /** The relation that joins them. */
  kind: string;
  clips: { slug: string; titles: { en: string; zh: string } }[];
}

/** Relations whose clips show something when they play at once; others only tell a history. */
const SHOWN = [
  'edit-of',
  'extends',
  'variant-of',
  'same-prompt-as',
  'blend-of',
  'scored-version-of',
];

/** As many as are seen at once. */
const MOST = 4;
/** More relations than this is no list for people any more. */
const MOST_RELATIONS = 400;

interface Row {
  kind: string;
  to_slug: string;
  to_en: string;
  to_zh: string;
  slug: string;
  title_en: string;
  title_zh: string;
}

/** As a reader counts: start B before start C, 4x before 32x. */
const byTitle = new Intl.Collator('en', { numeric: true });

/** The families that relations make, each in the order of its titles and cut to what is seen at once, with its first clip again in every part. */
export async function listFamilies(database: Database): Promise<Family[]> {
  const rows = await database.snapshot((reader) =>
    reader.rows<Row>(
      `SELECT r.kind, t.slug AS to_slug, t.title_en AS to_en, t.title_zh AS to_zh,
         f.slug, f.title_en, f.title_zh
       FROM relation r JOIN clip t ON t.id = r.to_id JOIN clip f ON f.id = r.from_id
       WHERE t.status = 'public' AND f.status = 'public'
         AND r.kind IN (${SHOWN.map(() => '?').join(', ')})
       ORDER BY r.to_id, r.kind, r.id LIMIT ?`,
      [...SHOWN, MOST_RELATIONS],
    ),
  );
  const groups = [...Map.groupBy(rows, ({ kind, to_slug }) => `${to_slug} ${kind}`).values()];
  return groups.flatMap((group) => {
    const members = group.sort((a, b) => byTitle.compare(a.title_en, b.title_en));
    const [head] = members;
    if (head === undefined) return [];
    const first = { slug: head.to_slug, titles: { en: head.to_en, zh: head.to_zh } };
    const families: Family[] = [];
    for (let at = 0; at < members.length; at += MOST - 1) {
      const part = members.slice(at, at + MOST - 1);
      const clips = part.map(({ slug, title_en: en, title_zh: zh }) => ({
        slug,
        titles: { en, zh },
      }));
      families.push({ kind: head.kind, clips: [first, ...clips] });
    }
    return families;
  });
}
