import 'server-only';
import { transcode } from 'node:buffer';
import type { Reader } from '@/lib/db/database';
import type { PlacedClip } from './cursor.server';
import { type FoundClip, readCards } from './page-clips.server';

/**
 * SQLite hands the cards over as the bytes they lie in: made into JavaScript's text and back, a page
 * costs five times as much. The list is walked in its order, one look-up for each id of it.
 */
const JOINED = `SELECT CAST(group_concat(c.card, ',') AS BLOB) AS cards
  FROM json_each(?) wanted CROSS JOIN clip c ON c.id = wanted.value`;

/** A statement sees one state by itself, and needs no transaction around it. */
const WITH_VERSION = `SELECT (SELECT version FROM catalogue_version WHERE id = 1) AS version,
  (${JOINED}) AS cards`;

const writeIds = (clips: readonly PlacedClip[]) => JSON.stringify(clips.map(({ id }) => id));

/** The same of SQLite, and the catalogue version of the state in which they were read. */
export async function writeCardsAt(
  reader: Reader,
  clips: readonly PlacedClip[],
): Promise<{ cards: Uint8Array; version: number }> {
  const sql = WITH_VERSION;
  const [row] = await reader.rows<{ cards: Uint8Array | null; version: number }>(sql, [
    writeIds(clips),
  ]);
  return { cards: row?.cards ?? new Uint8Array(), version: row?.version ?? 0 };
}

/** The cards of clips in their order, as the inside of a JSON list, in UTF-8. */
export async function writeCards(reader: Reader, clips: readonly FoundClip[]): Promise<Uint8Array> {
  if (clips.length === 0) return new Uint8Array();
  if (reader.engine === 'postgres') {
    const cards = await readCards(reader, clips);
    const text = cards.map(({ card }) => card).join(',');
    // By way of its UTF-16, as it lies in memory: Node's own way from text to UTF-8 takes twice as long.
    return transcode(Buffer.from(text, 'utf16le'), 'utf16le', 'utf8');
  }
  const [row] = await reader.rows<{ cards: Uint8Array | null }>(JOINED, [writeIds(clips)]);
  return row?.cards ?? new Uint8Array();
}
