import { describeClip } from './describe-clip';
import type { SitemapClip } from './read-sitemap.server';
import { type ShareLanguage, shareWords } from './share-words';

/** Where one page stands in each language, absolute, by language tag; `x-default` among them. */
export type PageAddresses = Readonly<Record<string, string>>;

/** Where a clip of a sitemap stands, absolute. */
export interface SitemapPlaces {
  page: (slug: string, language: ShareLanguage) => string;
  embed: (slug: string, language: ShareLanguage) => string;
  /** A stored file by its path. */
  file: (path: string) => string;
}

const LANGUAGES: readonly ShareLanguage[] = ['en', 'zh'];
const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
// What XML 1.0 (2.2) has no way to write at all.
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const escapeXml = (text: string) =>
  text.replace(UNWRITABLE, '').replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`;

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const PROTOCOL = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** What stands before the addresses of a sitemap, and after them. */
export const SITEMAP_FRAME = {
  head:
    `${HEAD}<urlset xmlns="${PROTOCOL}" xmlns:xhtml="http://www.w3.org/1999/xhtml" ` +
    'xmlns:video="http://www.google.com/schemas/sitemap-video/1.1">\n',
  foot: '</urlset>\n',
};

/** The index of a gallery's sitemaps, by their absolute addresses. */
export function writeSitemapIndex(sitemaps: readonly string[]): string {
  const entries = sitemaps.map((address) => `<sitemap>${element('loc', address)}</sitemap>\n`);
  return `${HEAD}<sitemapindex xmlns="${PROTOCOL}">\n${entries.join('')}</sitemapindex>\n`;
}

/** One page of a sitemap, in every language it has, each naming all of them. */
export function writePage(
  addresses: PageAddresses,
  inside: (tag: string) => string = () => '',
): string {
  const links = Object.entries(addresses).map(
    ([tag, href]) => `<xhtml:link rel="alternate" hreflang="${tag}" href="${escapeXml(href)}"/>`,
  );
  return Object.entries(addresses)
    .filter(([tag]) => tag !== 'x-default')
    .map(([tag, href]) => `<url>${element('loc', href)}${inside(tag)}${links.join('')}</url>\n`)
    .join('');
}

/**
 * A clip of a sitemap with Google's video extension
 * (https://developers.google.com/search/docs/crawling-indexing/sitemaps/video-sitemaps): the player
 * always, the film where it is an original, length and date where they are known.
 */
export function writeClip({ clip, updatedAt, film }: SitemapClip, places: SitemapPlaces): string {
  const pages = Object.fromEntries(
    LANGUAGES.map((one) => [shareWords[one].tag, places.page(clip.slug, one)]),
  );
  const addresses = { ...pages, 'x-default': places.page(clip.slug, 'en') };
  return writePage(addresses, (tag) => {
    const language = LANGUAGES.find((one) => shareWords[one].tag === tag) ?? 'en';
    return element('lastmod', updatedAt) + writeVideo({ clip, film }, language, places);
  });
}

function writeVideo(
  { clip, film }: Pick<SitemapClip, 'clip' | 'film'>,
  language: ShareLanguage,
  places: SitemapPlaces,
): string {
  // The extension asks for a picture: without one there is nothing to say in it.
  if (clip.poster === null) return '';
  const seconds = Math.round(clip.durationSeconds ?? 0);
  const isCertain = clip.certainty === 'exact' || clip.certainty === 'day';
  const date = clip.publishedAt ?? (isCertain ? clip.publishedOn : null);
  const parts = [
    element('video:thumbnail_loc', places.file(clip.poster)),
    element('video:title', clip.titles[language]),
    element('video:description', describeClip(clip, language, 600)),
    film === null
      ? ''
      : element('video:content_loc', film.startsWith('/') ? places.file(film) : film),
    element('video:player_loc', places.embed(clip.slug, language)),
    seconds > 0 && seconds <= 28_800 ? element('video:duration', String(seconds)) : '',
    date === null ? '' : element('video:publication_date', date),
    element('video:tag', shareWords[language].medium),
  ];
  return `<video:video>${parts.join('')}</video:video>`;
}
