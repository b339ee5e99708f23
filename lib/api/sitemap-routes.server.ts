import 'server-only';
import { z } from 'zod';
import { embedPath, watchPath, withQuery } from '@/lib/clips/paths';
import { listCollections } from '@/lib/collections/list-collections.server';
import type { Database } from '@/lib/db/database';
import { readEnv } from '@/lib/env/env.server';
import type { Answer } from '@/lib/http/answer';
import { Problem } from '@/lib/http/problem';
import { LANGUAGE_TAGS, LOCALES, type Locale, localePath } from '@/lib/i18n/locales';
import { listTerms } from '@/lib/prompts/list-terms.server';
import { listAuthorKeys } from '@/lib/provenance/list-author-keys.server';
import { listBatches } from '@/lib/provenance/list-batches.server';
import { listSources } from '@/lib/provenance/list-sources.server';
import { listClipSitemaps, readSitemapClips } from '@/lib/publish/read-sitemap.server';
import {
  SITEMAP_FRAME,
  type SitemapPlaces,
  writeClip,
  writePage,
  writeSitemapIndex,
} from '@/lib/publish/write-sitemap';
import type { ApiRoute } from './api-route';
import { ASK_EACH_TIME, textAnswer } from './json-answer.server';
import { refuseParameters } from './read-parameters.server';
import { streamPieces } from './stream-pieces.server';

const XML = 'application/xml; charset=utf-8';
const PAGES = [
  ...['/', '/vocabulary', '/timeline', '/compare', '/collections', '/sources', '/explainers'],
  ...['/about', '/docs/api'],
];

/** The gallery's own origin: what its owner says, else what the front calls itself. */
function originOf(url: URL): string {
  return new URL(readEnv().PUBLIC_URL ?? url.origin).origin;
}

function placesAt(origin: string): SitemapPlaces {
  const query = (language: Locale) => (language === 'en' ? '' : `?language=${language}`);
  return {
    page: (slug, language) => origin + localePath(language, watchPath(slug)),
    embed: (slug, language) => origin + embedPath(slug, query(language)),
    file: (path) => origin + path,
  };
}

/** Every page that is no clip's, without its language: as many as there are sources, terms, makers. */
async function listPages(database: Database): Promise<string[]> {
  const [sources, collections, batches, terms, authors] = await Promise.all([
    listSources(database),
    listCollections(database),
    listBatches(database),
    listTerms(database),
    listAuthorKeys(database),
  ]);
  const publishing = sources.items.filter(({ clipCount }) => clipCount > 0);
  const found = terms.items.filter(({ count }) => count > 0);
  const below = (folder: string, keys: readonly string[]) =>
    keys.map((key) => `/${folder}/${encodeURIComponent(key)}`);
  const keysOf = (items: readonly { key: string }[]) => items.map(({ key }) => key);
  return [
    ...PAGES,
    ...publishing.map(({ key }) => withQuery('/', { source: [key] })),
    ...below('sources', keysOf(publishing)),
    ...below('batches', keysOf(batches.items)),
    ...below('authors', authors),
    ...below('collections', keysOf(collections.items)),
    ...below('vocabulary', keysOf(found)),
  ];
}

/** Every page that is no clip's, in both languages. */
async function writePages(database: Database, origin: string): Promise<string> {
  const paths = await listPages(database);
  const pages = paths.map((path) =>
    writePage({
      ...Object.fromEntries(
        LOCALES.map((one) => [LANGUAGE_TAGS[one], origin + localePath(one, path)]),
      ),
      'x-default': origin + path,
    }),
  );
  return SITEMAP_FRAME.head + pages.join('') + SITEMAP_FRAME.foot;
}

/** One sitemap of clips, sent while it is read: a few hundred clips in memory, however many it has. */
async function streamClips(database: Database, part: number, origin: string): Promise<Answer> {
  const places = placesAt(origin);
  const encoder = new TextEncoder();
  async function* write() {
    yield encoder.encode(SITEMAP_FRAME.head);
    for await (const clips of readSitemapClips(database, part)) {
      yield encoder.encode(clips.map((clip) => writeClip(clip, places)).join(''));
    }
    yield encoder.encode(SITEMAP_FRAME.foot);
  }
  return {
    status: 200,
    headers: { 'content-type': XML, 'cache-control': ASK_EACH_TIME },
    body: await streamPieces(write()),
  };
}

/** What search engines ask for: which addresses they may read, and the addresses themselves. */
export const sitemapRoutes: readonly ApiRoute[] = [
  {
    method: 'GET',
    path: '/robots.txt',
    id: 'readRobots',
    summary: 'Where robots may go (RFC 9309), and where the sitemaps stand',
    contract: { path: {}, query: {}, reply: 'text/plain', errors: [] },
    handler({ url }) {
      // `?lang=` only changes the language and leads to a page of its own.
      const rules = ['User-agent: *', 'Allow: /', 'Disallow: /*?*lang='];
      const text = [...rules, '', `Sitemap: ${originOf(url)}/sitemap.xml`, ''].join('\n');
      return {
        kind: 'passing',
        make: async () => textAnswer(text, 'text/plain; charset=utf-8'),
      };
    },
  },
  {
    method: 'GET',
    path: '/sitemap.xml',
    id: 'listSitemaps',
    summary: 'The index of sitemaps',
    contract: { path: {}, query: {}, reply: 'application/xml', errors: ['unknown_parameter'] },
    handler({ url }) {
      refuseParameters(url.searchParams);
      const origin = originOf(url);
      return {
        kind: 'keepable',
        key: `${origin}/sitemap.xml`,
        make: async (rooms) => {
          const database = await rooms.database();
          const version = await database.version();
          const parts = await listClipSitemaps(database);
          const names = ['pages', ...parts.map((part) => `clips-${part}`)];
          const index = writeSitemapIndex(names.map((name) => `${origin}/sitemaps/${name}.xml`));
          return { answer: textAnswer(index, XML), version };
        },
      };
    },
  },
  {
    method: 'GET',
    path: '/sitemaps/{file}',
    id: 'readSitemap',
    summary: 'One sitemap: pages.xml, or clips-1.xml and on, with every clip in both languages',
    contract: {
      path: {
        file: {
          description: 'Its name as the index gives it',
          schema: z.string(),
          example: 'pages.xml',
        },
      },
      query: {},
      reply: 'application/xml',
      errors: ['unknown_parameter', 'not_found'],
    },
    handler({ url }, { file = '' }) {
      refuseParameters(url.searchParams);
      const origin = originOf(url);
      const part = Number(/^clips-([1-9]\d{0,5})\.xml$/.exec(file)?.[1] ?? 0);
      return {
        kind: 'passing',
        async make(rooms) {
          const database = await rooms.database();
          if (file === 'pages.xml') return textAnswer(await writePages(database, origin), XML);
          const parts = await listClipSitemaps(database);
          if (!parts.includes(part))
            throw new Problem('not_found', `There is no sitemap “${file}”.`);
          return streamClips(database, part, origin);
        },
      };
    },
  },
];
