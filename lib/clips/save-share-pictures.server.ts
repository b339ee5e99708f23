import 'server-only';
import type { Database, Writer } from '@/lib/db/database';
import { mediaTypes } from '@/lib/media/media-key';
import { marks, type Row, writeRows } from './bulk-write.server';
import type { ClipItem } from './contracts.server';
import { findOrphans } from './find-orphans.server';
import { isOutgrown, type ShareLanguage, shareKinds, shareRecipe } from './share-print.server';

/** A drawn picture for link previews that lies in the store, and the print of what it shows. */
export interface DrawnPicture {
  language: ShareLanguage;
  print: string;
  hash: string;
  sizeBytes: number;
  width: number;
  height: number;
}

/** A clip by its number with the pictures that were drawn of it; none where it has no poster. */
export interface DrawnClip {
  id: number;
  pictures: readonly DrawnPicture[];
}

/** A stored share picture's row, or what becomes one. */
interface PictureRow {
  clip_id: number;
  kind: string;
  hash: string;
  extension: string;
  made_of: string | null;
}

const PICTURES = `kind IN ('${shareKinds.en}', '${shareKinds.zh}')`;

/** What the share pictures of clips are now. */
export function readSharePictures(
  reader: Pick<Writer, 'rows'>,
  ids: readonly number[],
): Promise<PictureRow[]> {
  return reader.rows<PictureRow>(
    `SELECT clip_id, kind, hash, extension, made_of FROM rendition
     WHERE clip_id IN (${marks(ids)}) AND ${PICTURES}`,
    ids,
  );
}

/**
 * Notes drawn pictures on their clips in one transaction, in place of those that clips have outgrown;
 * what a clip has outgrown while it was drawn is not noted. Neither cards nor search show them, so
 * nothing else is made anew. Gives the files that nothing names now: they may leave the store.
 */
export async function saveSharePictures(
  database: Database,
  clips: readonly DrawnClip[],
): Promise<{ hash: string; extension: string }[]> {
  const now = Date.now();
  return database.write(async (writer) => {
    const ids = clips.map(({ id }) => id);
    const cards = await readCards(writer, ids);
    const before = await readSharePictures(writer, ids);
    const coming = clips.flatMap(({ id, pictures }) =>
      pictures.map((picture) => toRow(id, picture, now)),
    );
    const isTrue = ({ clip_id, kind, made_of }: PictureRow) => {
      const card = cards.get(clip_id);
      return card !== undefined && !isOutgrown(card, kind, made_of);
    };
    const isReplaced = (row: PictureRow) =>
      coming.some((one) => one.clip_id === row.clip_id && one.kind === row.kind && isTrue(one));
    for (const row of before.filter((one) => isReplaced(one) || !isTrue(one))) {
      await writer.run('DELETE FROM rendition WHERE clip_id = ? AND kind = ? AND hash = ?', [
        row.clip_id,
        row.kind,
        row.hash,
      ]);
    }
    await writeRows(writer, 'rendition', coming.filter(isTrue), ['clip_id', 'kind', 'hash']);
    return findOrphans(writer, [...before, ...coming]);
  });
}

type SavedRow = Row & PictureRow;

function toRow(id: number, picture: DrawnPicture, now: number): SavedRow {
  return {
    clip_id: id,
    kind: shareKinds[picture.language],
    hash: picture.hash,
    extension: 'jpg',
    type: mediaTypes.jpg,
    size_bytes: picture.sizeBytes,
    width: picture.width,
    height: picture.height,
    recipe: shareRecipe,
    made_of: picture.print,
    added_at: now,
  };
}

async function readCards(writer: Writer, ids: readonly number[]): Promise<Map<number, ClipItem>> {
  const rows = await writer.rows<{ id: number; card: string }>(
    `SELECT id, card FROM clip WHERE id IN (${marks(ids)})`,
    ids,
  );
  return new Map(rows.map(({ id, card }) => [id, JSON.parse(card) as ClipItem]));
}
