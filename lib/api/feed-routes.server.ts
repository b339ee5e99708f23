import 'server-only';
import { type ClipQuery, serialiseQuery, withoutPlace } from '@/lib/clips/clip-query';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { watchPath, withQuery } from '@/lib/clips/paths';
import { readEnv } from '@/lib/env/env.server';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { FEED_TYPES, type FeedKind, feedPath } from '@/lib/publish/output-paths';
import { type Feed, type FeedPlaces, readFeed } from '@/lib/publish/read-feed.server';
import type { ApiRoute } from './api-route';
import { clipParameters } from './clip-parameters.server';
import { textAnswer } from './json-answer.server';
import { LANGUAGE, languageParameter, readLanguage } from './output-parameters.server';

/** The hub is told of the feeds of the whole gallery; one that names it and is never told of would mislead. */
function hubOf(query: ClipQuery): string | null {
  return serialiseQuery(query) === '' ? (readEnv().WEBSUB_HUB ?? null) : null;
}

function placesOf(kind: FeedKind, query: ClipQuery, locale: Locale, origin: string): FeedPlaces {
  const at = (cursor: string | null) => origin + feedPath(kind, { ...query, cursor }, locale);
  return {
    self: at(query.cursor),
    first: at(null),
    page: at,
    hub: hubOf(query),
    wall: origin + localePath(locale, withQuery('/', withoutPlace(query))),
    clip: (slug) => origin + localePath(locale, watchPath(slug)),
    file: (file) => origin + file,
  };
}

/** How a feed names its hub and itself to whoever looks at headers only (WebSub, 4). */
function linkHeader(hub: string, self: string): string {
  return `<${hub}>; rel="hub", <${self}>; rel="self"`;
}

type Write = (feed: Feed) => string;

/** What writes each kind; its library is loaded with the first feed that is asked for. */
const loadWriter: Record<FeedKind, () => Promise<Write>> = {
  rss: async () => (await import('@/lib/publish/write-xml-feeds.server')).writeRss,
  atom: async () => (await import('@/lib/publish/write-xml-feeds.server')).writeAtom,
  json: async () => (await import('@/lib/publish/write-json-feed.server')).writeJsonFeed,
};

function feedRoute(kind: FeedKind, id: string, summary: string): ApiRoute {
  const type = FEED_TYPES[kind];
  return {
    method: 'GET',
    path: `/feed.${kind}`,
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
        key: origin + feedPath(kind, query, locale),
        make: async (rooms) => {
          const places = placesOf(kind, query, locale, origin);
          const feed = await readFeed(await rooms.database(), query, locale, places);
          const write = await loadWriter[kind]();
          const answer = textAnswer(write(feed), `${type}; charset=utf-8`);
          const links = feed.hub === null ? {} : { link: linkHeader(feed.hub, feed.self) };
          return {
            answer: { ...answer, headers: { ...answer.headers, ...links } },
            version: feed.version,
          };
        },
      };
    },
  };
}

/** The clips of a query as a feed, page by page, in the query's order. */
export const feedRoutes: readonly ApiRoute[] = [
  feedRoute('rss', 'readRss', 'A query as RSS 2.0 with Media RSS'),
  feedRoute('atom', 'readAtom', 'A query as Atom with Media RSS'),
  feedRoute('json', 'readJsonFeed', 'A query as JSON Feed'),
];
