import 'server-only';
import { chunk, marks } from '@/lib/clips/bulk-write.server';
import type { ClipItem } from '@/lib/clips/contracts.server';
import {
  type DrawnClip,
  type DrawnPicture,
  readSharePictures,
  saveSharePictures,
} from '@/lib/clips/save-share-pictures.server';
import {
  findSharePoster,
  isOutgrown,
  shareKinds,
  shareLanguages,
  sharePrint,
} from '@/lib/clips/share-print.server';
import type { Database } from '@/lib/db/database';
import { CannotDraw, drawSharePictures, shareSize } from '@/lib/media/draw-share-pictures.server';
import type { MediaStore } from '@/lib/media/media-store';
import { AI_LABEL, STAND_IN_LABEL } from '@/lib/prompts/ai-label';

/** What pictures for link previews are drawn with. */
export interface ShareTools {
  database: Database;
  store: MediaStore;
  signal?: AbortSignal;
}

/** So many clips are noted in one transaction: each makes kept answers anew. */
const CLIPS_PER_SAVE = 24;

interface Wanting {
  id: number;
  card: ClipItem;
  /** Whether it has pictures that it has outgrown. */
  hasOld: boolean;
}

/**
 * Draws the pictures for link previews of public clips (by number, some hundreds) that they have not or
 * have outgrown, in both languages, and takes away what they have outgrown; a clip without a poster,
 * or whose poster cannot be read, has none. Gives how many clips were drawn. Throws `CannotDraw`.
 */
export async function renewSharePictures(
  tools: ShareTools,
  ids: readonly number[],
): Promise<number> {
  let drawn = 0;
  for (const run of chunk(await findWanting(tools.database, ids), CLIPS_PER_SAVE)) {
    const clips: DrawnClip[] = [];
    for (const wanting of run) {
      if (tools.signal?.aborted) break;
      const pictures = await drawClip(tools, wanting);
      if (pictures.length > 0 || wanting.hasOld) clips.push({ id: wanting.id, pictures });
    }
    if (clips.length > 0) {
      const left = await saveSharePictures(tools.database, clips);
      for (const { hash, extension } of left) await tools.store.remove(`${hash}.${extension}`);
    }
    drawn += clips.filter(({ pictures }) => pictures.length > 0).length;
    tools.signal?.throwIfAborted();
  }
  return drawn;
}

/** The clips whose stored pictures are not those that their cards ask for. */
async function findWanting(database: Database, ids: readonly number[]): Promise<Wanting[]> {
  if (ids.length === 0) return [];
  return database.snapshot(async (reader) => {
    const rows = await reader.rows<{ id: number; card: string }>(
      `SELECT id, card FROM clip WHERE id IN (${marks(ids)}) AND status = 'public' ORDER BY id`,
      ids,
    );
    const stored = Map.groupBy(await readSharePictures(reader, ids), ({ clip_id }) => clip_id);
    const wanting: Wanting[] = [];
    for (const { id, card: json } of rows) {
      const card = JSON.parse(json) as ClipItem;
      const files = stored.get(id) ?? [];
      const hasOld = files.some(({ kind, made_of }) => isOutgrown(card, kind, made_of));
      const isWhole = shareLanguages.every((language) =>
        files.some(({ kind }) => kind === shareKinds[language]),
      );
      const isBare = findSharePoster(card) !== null && !isWhole;
      if (isBare || hasOld) wanting.push({ id, card, hasOld });
    }
    return wanting;
  });
}

async function drawClip({ store }: ShareTools, { card }: Wanting): Promise<DrawnPicture[]> {
  const poster = await readPoster(store, card);
  const drawn = poster === null ? [] : await drawWordings(poster, card);
  const pictures: DrawnPicture[] = [];
  for (const [at, bytes] of drawn.entries()) {
    const language = shareLanguages[at] ?? 'en';
    const print = sharePrint(card, language);
    if (print === null) continue;
    const { hash, sizeBytes } = await store.put(piecesOf(bytes), 'jpg');
    pictures.push({ language, print, hash, sizeBytes, ...shareSize });
  }
  return pictures;
}

async function readPoster(store: MediaStore, card: ClipItem): Promise<Uint8Array | null> {
  const key = findSharePoster(card)?.split('/').at(-1);
  const bytes = key === undefined ? null : await store.read(key);
  return bytes === null ? null : new Uint8Array(await new Response(bytes).arrayBuffer());
}

/** One picture for each language; none of a poster that is no picture. */
async function drawWordings(poster: Uint8Array, card: ClipItem): Promise<Buffer[]> {
  const wordings = shareLanguages.map((language) => ({
    title: card.titles[language],
    source: card.sourceNames[language],
    label: card.standIn ? `${STAND_IN_LABEL[language]} · ${AI_LABEL}` : AI_LABEL,
  }));
  try {
    return await drawSharePictures(poster, wordings);
  } catch (thrown) {
    if (thrown instanceof CannotDraw) throw thrown;
    return [];
  }
}

async function* piecesOf(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
