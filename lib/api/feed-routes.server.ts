import 'server-only';
import { type ClipQuery, serialiseQuery, withoutPlace } from '@/lib/clips/clip-query';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { watchPath, withQuery } from '@/lib/clips/paths';
import { readEnv } from '@/lib/env/env.server';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { type Feed, type FeedPlaces, readFeed } from '@/lib/publish/read-feed.server';
import { JSON_FEED_TYPE, writeJsonFeed } from '@/lib/publish/write-json-feed.server';
import { ATOM_TYPE, RSS_TYPE, writeAtom, writeRss } from '@/lib/publish/write-xml-feeds.server';
import type { ApiRoute } from './api-route';
import { clipParameters } from './clip-parameters.server';
import { textAnswer } from './json-answer.server';
import { LANGUAGE, languageParameter, readLanguage } from './output-parameters.server';

/** A feed's path and canonical query, its language last. */
function feedPath(path: string, query: ClipQuery, locale: Locale): string {
  const search = [serialiseQuery(query), locale === 'en' ? '' : `${LANGUAGE}=${locale}`];
  const written = search.filter((part) => part !== '').join('&');
  return written === '' ? path : `${path}?${written}`;
}

function placesOf(path: string, query: ClipQuery, locale: Locale, origin: string): FeedPlaces {
  const at = (cursor: string | null) => origin + feedPath(path, { ...query, cursor }, locale);
  return {
    self: at(query.cursor),
    first: at(null),
    next: at,
    wall: origin + localePath(locale, withQuery('/', withoutPlace(query))),
    clip: (slug) => origin + localePath(locale, watchPath(slug)),
    file: (file) => origin + file,
  };
}

function feedRoute(
  path: string,
  id: string,
  summary: string,
  type: string,
  write: (feed: Feed) => string,
): ApiRoute {
  return {
    method: 'GET',
    path,
    id,
    summary,
    contract: {
      path: {},
      query: { ...clipParameters, [LANGUAGE]: languageParameter },
      reply: type,
      errors: ['unknown_parameter', 'invalid_parameter', 'cursor_invalid', 'cursor_expired'],
    },
    handler({ url }) {
      const query = parseApiQuery(url.searchParams, [LANGUAGE]);
      const locale = readLanguage(url.searchParams);
      const origin = readEnv().PUBLIC_URL ?? url.origin;
      return {
        kind: 'keepable',
        // The addresses in a feed are absolute: what one host is told is not another's.
        key: origin + feedPath(path, query, locale),
        make: async (rooms) => {
          const places = placesOf(path, query, locale, origin);
          const feed = await readFeed(await rooms.database(), query, locale, places);
          return {
            answer: textAnswer(write(feed), `${type}; charset=utf-8`),
            version: feed.version,
          };
        },
      };
    },
  };
}

/** The clips of a query as a feed, page by page, in the query's order. */
export const feedRoutes: readonly ApiRoute[] = [
  feedRoute('/feed.rss', 'readRss', 'A query as RSS 2.0 with Media RSS', RSS_TYPE, writeRss),
  feedRoute('/feed.atom', 'readAtom', 'A query as Atom with Media RSS', ATOM_TYPE, writeAtom),
  feedRoute('/feed.json', 'readJsonFeed', 'A query as JSON Feed', JSON_FEED_TYPE, writeJsonFeed),
];
