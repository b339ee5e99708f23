import 'server-only';
import type { Reader } from '@/lib/db/database';
import { type FoundClip, readCards } from './page-clips.server';

/**
 * SQLite hands the cards over as the bytes they lie in: made into JavaScript's text and back, a page
 * costs five times as much. The list is walked in its order, one look-up for each id of it.
 */
const JOINED = `SELECT CAST(group_concat(c.card, ',') AS BLOB) AS cards
  FROM json_each(?) wanted CROSS JOIN clip c ON c.id = wanted.value`;

/** The cards of clips in their order, as the inside of a JSON list, in UTF-8. */
export async function writeCards(reader: Reader, clips: readonly FoundClip[]): Promise<Uint8Array> {
  if (clips.length === 0) return new Uint8Array();
  if (reader.engine === 'postgres') {
    const cards = await readCards(reader, clips);
    return Buffer.from(cards.map(({ card }) => card).join(','));
  }
  const ids = JSON.stringify(clips.map(({ id }) => id));
  const [row] = await reader.rows<{ cards: Uint8Array | null }>(JOINED, [ids]);
  return row?.cards ?? new Uint8Array();
}
