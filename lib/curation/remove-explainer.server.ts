import 'server-only';
import type { Writer } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import type { Facts } from './desk-kinds';
import { type Hand, readHead } from './save-facts.server';

/**
 * Takes an explainer away that was approved and is not wanted after all; its history keeps what it
 * was. One that was changed since `base` is a `conflict`.
 */
export async function removeExplainer(
  writer: Writer,
  hand: Hand,
  slug: string,
  { base, facts }: { base: number; facts: Facts | null },
): Promise<void> {
  const head = await readHead(writer, 'explainer', slug);
  if (head.number !== base) {
    throw new Problem('conflict', `${head.curator_name ?? 'Somebody'} changed this meanwhile.`);
  }
  await writer.run('DELETE FROM explainer WHERE slug = ?', [slug]);
  await writer.run("DELETE FROM curated_field WHERE kind = 'explainer' AND key = ?", [slug]);
  await writer.run(
    `INSERT INTO revision (kind, key, number, curator_id, curator_name, at, before, after, fields,
       reverts) VALUES ('explainer', ?, ?, ?, ?, ?, ?, NULL, ?, ?)`,
    [
      ...[slug, base + 1, hand.curatorId, hand.name, Date.now(), JSON.stringify(facts)],
      ...[JSON.stringify(Object.keys(facts ?? {})), base],
    ],
  );
}
