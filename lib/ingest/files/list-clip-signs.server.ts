import 'server-only';
import type { Reader } from '@/lib/db/database';
import type { ClipSigns } from './match-file';

interface ClipRow {
  id: number;
  slug: string;
  title_en: string;
  title_zh: string;
  page_url: string | null;
  media_url: string | null;
  duration_ms: number | null;
  document: string | null;
}

/** What files may be recognised by, of every clip. Some hundred bytes a clip are held. */
export async function listClipSigns(reader: Reader): Promise<ClipSigns[]> {
  const clips = await reader.rows<ClipRow>(
    `SELECT id, slug, title_en, title_zh, page_url, media_url, duration_ms, document
     FROM clip ORDER BY id`,
  );
  const places = await reader.rows<{ clip_id: number; url: string }>(
    'SELECT clip_id, url FROM appearance WHERE url IS NOT NULL',
  );
  const originals = await reader.rows<{
    clip_id: number;
    hash: string;
    frame_print: string | null;
  }>(`SELECT clip_id, hash, frame_print FROM rendition WHERE kind = 'original'`);
  const placesOf = Map.groupBy(places, ({ clip_id }) => clip_id);
  const originalsOf = Map.groupBy(originals, ({ clip_id }) => clip_id);
  return clips.map((clip) => ({
    slug: clip.slug,
    titles: [clip.title_en, clip.title_zh],
    addresses: [
      ...[clip.page_url, clip.media_url, documentFile(clip)],
      ...(placesOf.get(clip.id) ?? []).map(({ url }) => url),
    ]
      .filter((url) => url !== null)
      .filter((url, at, all) => all.indexOf(url) === at),
    durationMs: clip.duration_ms,
    originals: (originalsOf.get(clip.id) ?? []).map((row) => {
      return { hash: row.hash, framePrint: row.frame_print };
    }),
  }));
}

/** The name under which the seed document has the clip's file: whoever kept its files has that. */
function documentFile({ document }: ClipRow): string | null {
  if (document === null) return null;
  const { file } = JSON.parse(document) as { file?: string };
  return file ?? null;
}
