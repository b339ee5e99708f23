import type { ClipDetail } from '@/lib/clips/contracts.server';
import { AI_LABEL } from '@/lib/prompts/ai-label';
import { type ShareLanguage, shareWords } from './share-words';

/** The room one has for an embed, in CSS pixels; null is no bound. */
export interface EmbedRoom {
  maxWidth: number | null;
  maxHeight: number | null;
}

/** The words under an embedded player, in CSS pixels: `--stage-reserve` of `embed.module.css`. */
export function wordsHeight(width: number): number {
  return width > 480 ? 72 : 104;
}

const USUAL_WIDTH = 640;
const WALL = { width: 720, height: 560 };

/** Width by height of what the player of a clip shows, 16:9 where nothing has a shape. */
function ratioOf({ width, height, renditions }: ClipDetail): number {
  const drawn = renditions.find(({ kind }) => kind === 'stand-in');
  const [across, down] = [width ?? drawn?.width, height ?? drawn?.height];
  return across && down ? across / down : 16 / 9;
}

/** The size of a clip's embed inside a room: the picture in its shape, the line of words under it. */
export function sizeEmbed(clip: ClipDetail, { maxWidth, maxHeight }: EmbedRoom) {
  const ratio = ratioOf(clip);
  const widest = Math.min(maxWidth ?? USUAL_WIDTH, USUAL_WIDTH);
  // A narrow embed needs more room for words, and so may have to be narrower still.
  const narrow = (words: number) => Math.max(1, ((maxHeight ?? 10_000) - words) * ratio);
  const first = Math.min(widest, narrow(wordsHeight(widest)));
  const width = Math.max(1, Math.floor(Math.min(first, narrow(wordsHeight(first)))));
  const height = Math.max(1, Math.floor(width / ratio)) + wordsHeight(width);
  return { width, height: Math.min(height, maxHeight ?? height) };
}

/** The HTML that shows an address of ours in a frame. */
export function frameHtml(address: string, title: string, size: { width: number; height: number }) {
  return (
    `<iframe src="${escapeAttribute(address)}" title="${escapeAttribute(title)}" ` +
    `width="${size.width}" height="${size.height}" loading="lazy" allowfullscreen ` +
    'allow="fullscreen; picture-in-picture; clipboard-write" style="border:0;max-width:100%"></iframe>'
  );
}

/** What an oEmbed reply says of one clip (https://oembed.com, 2.3.4.2): a `video` in a frame of ours. */
export function clipOembed(
  clip: ClipDetail,
  language: ShareLanguage,
  room: EmbedRoom,
  places: { origin: string; embed: string },
): Record<string, unknown> {
  const size = sizeEmbed(clip, room);
  const title = clip.titles[language];
  const authorUrl = clip.authorUrl ?? clip.sourceUrl;
  return {
    type: 'video',
    ...provider(places.origin),
    title,
    author_name: clip.author ?? clip.sourceNames[language],
    ...(authorUrl === null ? {} : { author_url: authorUrl }),
    ...thumbnail(clip, room, places.origin),
    html: frameHtml(places.embed, `${title} · ${AI_LABEL}`, size),
    ...size,
  };
}

/** What an oEmbed reply says of a query: a `rich` wall in a frame of ours. */
export function wallOembed(
  language: ShareLanguage,
  { maxWidth, maxHeight }: EmbedRoom,
  places: { origin: string; embed: string },
): Record<string, unknown> {
  const size = {
    width: Math.min(WALL.width, maxWidth ?? WALL.width),
    height: Math.min(WALL.height, maxHeight ?? WALL.height),
  };
  const title = shareWords[language].wall;
  return {
    type: 'rich',
    ...provider(places.origin),
    title,
    html: frameHtml(places.embed, `${title} · ${AI_LABEL}`, size),
    ...size,
  };
}

function provider(origin: string) {
  return {
    version: '1.0',
    provider_name: 'Promptreel',
    provider_url: `${origin}/`,
    cache_age: 86_400,
  };
}

/** The widest poster that fits the room, in a format every reader knows; nothing when none does. */
function thumbnail({ posters }: ClipDetail, { maxWidth, maxHeight }: EmbedRoom, origin: string) {
  const [widest] = posters
    .filter(({ type, width, height }) => type !== 'image/avif' && width !== null && height !== null)
    .filter(({ width }) => (width ?? 0) <= (maxWidth ?? Number.POSITIVE_INFINITY))
    .filter(({ height }) => (height ?? 0) <= (maxHeight ?? Number.POSITIVE_INFINITY))
    .sort((a, b) => (b.width ?? 0) - (a.width ?? 0));
  if (widest === undefined) return {};
  const { url, width, height } = widest;
  return { thumbnail_url: origin + url, thumbnail_width: width, thumbnail_height: height };
}

function escapeAttribute(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
