import 'server-only';
import type { Writer } from '@/lib/db/database';
import { indexClips, unindexClips } from '@/lib/search/index-clips.server';
import { COMING_VERSION, chunk } from './bulk-write.server';
import { type MadeCard, makeFromRows } from './make-from-rows.server';
import { markIdentities } from './mark-identities.server';
import { markLinks } from './mark-links.server';
import { markTerms, readMatcher, type TermMatcher } from './mark-terms.server';

/** How many clips are refreshed at once: bounds memory, keeps statements few and the index's writes long. */
const CLIPS_PER_RUN = 2_000;

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
  const { cards, found } = await makeFromRows(writer, ids);
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
