import 'server-only';
import { z } from 'zod';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { getClip } from '@/lib/clips/get-clip.server';
import { weakEtag } from '@/lib/http/etag.server';
import { Problem } from '@/lib/http/problem';
import type { Locale } from '@/lib/i18n/locales';
import type { MediaReader } from '@/lib/media/media-store';
import { AI_LABEL } from '@/lib/prompts/ai-label';
import { drawSharePicture } from '@/lib/publish/draw-share-picture.server';
import { sharePicturePath } from '@/lib/publish/output-paths';
import { shareWords } from '@/lib/publish/share-words';
import type { ApiRoute } from './api-route';
import { ASK_EACH_TIME } from './json-answer.server';
import { LANGUAGE, languageParameter, readLanguage } from './output-parameters.server';
import { refuseParameters } from './read-parameters.server';

/** A clip's picture for link previews: its poster, with title and source set into it. */
export const sharePictureRoute: ApiRoute = {
  method: 'GET',
  path: '/clips/{slug}/share.jpg',
  id: 'getSharePicture',
  summary: 'The picture of a clip for link previews: its poster with title and source, 1200 × 630',
  contract: {
    path: { slug: { description: "The clip's slug", schema: z.string() } },
    query: { [LANGUAGE]: languageParameter },
    reply: 'image/jpeg',
    errors: ['unknown_parameter', 'invalid_parameter', 'not_found'],
  },
  handler({ url }, { slug = '' }) {
    const rest = new URLSearchParams(url.searchParams);
    rest.delete(LANGUAGE);
    refuseParameters(rest);
    const locale = readLanguage(url.searchParams);
    return {
      kind: 'keepable',
      key: sharePicturePath(slug, locale),
      make: async (rooms) => {
        const { clip, version } = await getClip(await rooms.database(), slug);
        if (clip.poster === null) throw new Problem('not_found', 'This clip has no picture.');
        const drawn = await draw(clip, locale, rooms.media());
        const headers = { 'cache-control': ASK_EACH_TIME, 'content-type': 'image/jpeg' };
        // Where nothing can be drawn, or the file is elsewhere, the poster alone is the picture.
        const answer =
          drawn === null
            ? { status: 302, headers: { ...headers, location: clip.poster }, body: null }
            : { status: 200, headers: { ...headers, etag: weakEtag(drawn) }, body: drawn };
        return { answer, version };
      },
    };
  },
};

async function draw(clip: ClipDetail, locale: Locale, media: MediaReader) {
  // WebP: AVIF takes longer to read, and both are the same picture.
  const webp = clip.posters.filter(({ type }) => type === 'image/webp');
  const [widest] = webp.toSorted((a, b) => (b.width ?? 0) - (a.width ?? 0));
  const stored = widest && (await media.read(widest.url.replace(/^\/media\//, '')));
  if (stored == null) return null;
  const words = shareWords[locale];
  return drawSharePicture({
    poster: new Uint8Array(await new Response(stored).arrayBuffer()),
    title: clip.titles[locale],
    source: clip.sourceNames[locale],
    label: clip.standIn ? `${words.standInPicture} · ${AI_LABEL}` : AI_LABEL,
  });
}
