import 'server-only';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { type ClipQuery, countFilters } from '@/lib/clips/clip-query';
import { listClips } from '@/lib/clips/list-clips.server';
import { withQuery } from '@/lib/clips/paths';
import type { Database } from '@/lib/db/database';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { listSources } from '@/lib/provenance/list-sources.server';
import { shareWords } from '@/lib/publish/share-words';
import wholeWall from './share-card.jpg';

/**
 * A wall for search engines and for other sites. Everything, and everything of one source, are pages
 * of their own, in whatever order; any other choice is for people: followed, and not indexed.
 */
export async function describeWall(
  database: Database,
  query: ClipQuery,
  locale: Locale,
  origin: string,
): Promise<Metadata> {
  const t = await getTranslations();
  const source = await findSource(database, query);
  const isEverything = query.q === null && countFilters(query) === 0;
  const isIndexed = (isEverything || source !== null) && query.cursor === null;
  const path = source === null ? '/' : withQuery('/', { source: [source.key] });
  const named = source === null ? null : source.names[locale];
  const title = query.q === null ? named : t('filters.chips.words', { q: query.q });
  const description =
    named === null ? null : t('wall.ofSource', { source: named, count: source?.clipCount ?? 0 });
  const image = isEverything
    ? {
        url: origin + wholeWall.src,
        type: 'image/jpeg',
        width: wholeWall.width,
        height: wholeWall.height,
      }
    : await readPicture(database, query, origin);
  return {
    ...(title === null ? {} : { title }),
    ...(description === null ? {} : { description }),
    ...(isIndexed
      ? { alternates: pageAddresses(locale, path) }
      : { robots: { index: false, follow: true } }),
    openGraph: {
      type: 'website',
      siteName: t('shell.name'),
      locale: shareWords[locale].openGraphLocale,
      ...(isIndexed ? { url: origin + localePath(locale, path) } : {}),
      ...(image === null ? {} : { images: [image] }),
    },
    twitter: { card: 'summary_large_image' },
  };
}

/** The source a query asks for and nothing else; null for any other query, or one without clips. */
async function findSource(database: Database, query: ClipQuery) {
  const [key, ...more] = query.source;
  if (key === undefined || more.length > 0 || query.q !== null || countFilters(query) !== 1) {
    return null;
  }
  const { items } = await listSources(database);
  return items.find((one) => one.key === key && one.clipCount > 0) ?? null;
}

/** The poster of the first clip of a query, under its title. */
async function readPicture(database: Database, query: ClipQuery, origin: string) {
  const { items } = await listClips(database, { ...query, cursor: null, limit: 1 });
  const picture = items[0]?.posters.find(({ url }) => url === items[0]?.poster);
  if (picture === undefined) return null;
  const { type, width, height } = picture;
  const size = width === null || height === null ? {} : { width, height };
  return { url: origin + picture.url, type, ...size };
}
