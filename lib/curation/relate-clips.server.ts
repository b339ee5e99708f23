import 'server-only';
import type { Database } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import { readFacts } from './read-facts.server';
import { type Hand, readHead, saveFactsIn } from './save-facts.server';

/** How one clip stands to another: “this clip is `kind` that one”. */
export interface ClipRelation {
  kind: string;
  slug: string;
}

/**
 * Says of a clip how it stands to another, as a revision of its record that no seed overwrites; false
 * where that was said already. Refuses slugs that are no clips', and a clip of itself.
 */
export async function relateClips(
  database: Database,
  hand: Hand,
  slug: string,
  relation: ClipRelation,
): Promise<boolean> {
  if (slug === relation.slug) {
    throw new Problem('bad_request', `“${slug}” is ${relation.kind} itself: it cannot be.`);
  }
  return database.write(async (writer) => {
    const facts = await readFacts(writer, 'clip', slug);
    if (facts === null) throw new Problem('not_found', `There is no clip “${slug}”.`);
    const relations = facts.relations as ClipRelation[];
    const isSaid = relations.some(
      (one) => one.kind === relation.kind && one.slug === relation.slug,
    );
    if (isSaid) return false;
    const { number: base } = await readHead(writer, 'clip', slug);
    await saveFactsIn(writer, hand, {
      kind: 'clip',
      key: slug,
      facts: { ...facts, relations: [...relations, relation] },
      base,
      reason: null,
    });
    return true;
  });
}
