import 'server-only';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageAddresses } from '@/components/provenance/page-addresses';
import type { ClipDetail, Rendition } from '@/lib/clips/contracts.server';
import { embedPath, watchPath } from '@/lib/clips/paths';
import { shareKinds } from '@/lib/clips/share-print.server';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { clipVideoObject } from '@/lib/publish/clip-video-object';
import { describeClip } from '@/lib/publish/describe-clip';
import { shareWords } from '@/lib/publish/share-words';
import { readTerms } from './read-clip.server';

/** The path of a clip's player in a frame, in a language. */
function embedIn(slug: string, locale: Locale): string {
  return embedPath(slug, locale === 'en' ? '' : `?language=${locale}`);
}

/**
 * A clip's page for search engines and for other sites that show a link to it: words from the
 * prompt, the poster with title and source, the film itself, the player for a frame. `origin` makes addresses whole.
 */
export async function describeClipPage(
  clip: ClipDetail,
  locale: Locale,
  origin: string,
): Promise<Metadata> {
  const t = await getTranslations('shell');
  const path = watchPath(clip.slug);
  const title = clip.titles[locale];
  const described = describeClip(clip, locale);
  const { image, video, player } = showParts(clip, locale, origin);
  const oembed = `/oembed?${new URLSearchParams({ url: origin + localePath(locale, path) })}`;
  return {
    title,
    description: described,
    // No publisher is told which page asked for an original or which link was followed.
    referrer: 'same-origin',
    robots: { index: true, follow: true, 'max-image-preview': 'large', 'max-video-preview': -1 },
    alternates: {
      ...pageAddresses(locale, path),
      types: { 'application/json+oembed': [{ url: origin + oembed, title }] },
    },
    openGraph: {
      type: 'video.other',
      siteName: t('name'),
      locale: shareWords[locale].openGraphLocale,
      url: origin + localePath(locale, path),
      title,
      description: described,
      ...(image === null ? {} : { images: [image] }),
      ...(video === null ? {} : { videos: [video] }),
    },
    // A player card asks for https; anything else is shown by its picture.
    twitter: player.playerUrl.startsWith('https:')
      ? { card: 'player', title, description: described, players: [player], images: image ?? [] }
      : { card: 'summary_large_image', title, description: described, images: image ?? [] },
  };
}

/** What other sites may show of a clip: its picture, the film, the player. */
function showParts(clip: ClipDetail, locale: Locale, origin: string) {
  const words = shareWords[locale];
  const picture = pictureOf(clip, locale);
  const file = filmOf(clip);
  const [width, height] = [file?.width ?? 1280, file?.height ?? 720];
  const facts = [
    clip.titles[locale],
    clip.sourceNames[locale],
    clip.standIn ? words.standIn : null,
  ];
  const alt = facts.filter((fact) => fact !== null).join(' · ');
  const embed = origin + embedIn(clip.slug, locale);
  return {
    image: picture === null ? null : { ...sized(picture), url: origin + picture.url, alt },
    video: file === undefined ? null : { ...sized(file), url: origin + file.url },
    player: { playerUrl: embed, streamUrl: origin + (file?.url ?? ''), width, height },
  };
}

/** The picture drawn for link previews in a language; until it is, and where it cannot be, the poster. */
function pictureOf({ renditions, posters, poster }: ClipDetail, locale: Locale) {
  const drawn = renditions.find(({ kind }) => kind === shareKinds[locale]);
  return drawn ?? posters.find(({ url }) => url === poster) ?? null;
}

/**
 * The MP4 that plays anywhere: the copy of the original that starts everywhere, else the original
 * itself, else the stand-in, whose picture says so.
 */
function filmOf({ renditions }: ClipDetail): Rendition | undefined {
  const films = renditions.filter(({ type }) => type === 'video/mp4');
  const of = (kind: Rendition['kind']) => films.find((one) => one.kind === kind);
  return of('video-fast') ?? of('original') ?? of('stand-in');
}

function sized({ type, width, height }: Pick<Rendition, 'type' | 'width' | 'height'>) {
  return { type, ...(width === null || height === null ? {} : { width, height }) };
}

/** The same clip as data (`VideoObject`); its keywords are what it can be filtered by, and its terms. */
export async function readVideoObject(clip: ClipDetail, locale: Locale, origin: string) {
  const values = await getTranslations('values');
  const nameOf = (key: string) => (values.has(key as 'unknown') ? values(key as 'unknown') : null);
  const filters = [nameOf(`model.${clip.model}`), nameOf(`capability.${clip.capability}`)];
  const terms = (await readTerms(clip.slug)).map(({ names }) => names[locale]);
  const said = {
    keywords: [...filters.filter((name) => name !== null), shareWords[locale].medium, ...terms],
    failure: (kind: string) => nameOf(`failure.${kind}`) ?? kind,
  };
  return clipVideoObject(clip, locale, said, {
    page: (slug) => origin + localePath(locale, watchPath(slug)),
    embed: (slug) => origin + embedIn(slug, locale),
    file: (path) => origin + path,
  });
}
