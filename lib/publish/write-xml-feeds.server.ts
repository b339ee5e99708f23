import 'server-only';
import { generateAtomFeed, generateRssFeed } from 'feedsmith';
import { creditLine, htmlContent, plainContent } from './entry-content';
import { FEED_TYPES } from './output-paths';
import { publishWords } from './publish-words';
import type { Feed, FeedEntry } from './read-feed.server';
import { keywordsOf, mediaOf, playsWords } from './write-media';

// XML 1.0, 2.2: these cannot stand in a document, not even escaped.
const NO_XML = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

/** The document without what XML cannot hold; a half of a pair of surrogates becomes U+FFFD. */
function soundXml(xml: string): string {
  return xml.toWellFormed().replace(NO_XML, '');
}

/** Paging links of RFC 5005, 3, with the feed's own address and its hub (WebSub, 4). */
function pagingLinks(feed: Feed, type: string) {
  return [
    { rel: 'self', href: feed.self, type },
    { rel: 'first', href: feed.first, type },
    ...(feed.previous === null ? [] : [{ rel: 'previous', href: feed.previous, type }]),
    ...(feed.next === null ? [] : [{ rel: 'next', href: feed.next, type }]),
    ...(feed.hub === null ? [] : [{ rel: 'hub', href: feed.hub }]),
  ];
}

function authorOf({ clip }: FeedEntry): { name: string }[] {
  return clip.author === null ? [] : [{ name: clip.author }];
}

/** RSS 2.0 with Media RSS, Dublin Core's creator and the whole content as HTML. */
export function writeRss(feed: Feed): string {
  const { tongue } = feed;
  const words = publishWords[tongue];
  return soundXml(
    generateRssFeed<true>(
      {
        title: feed.title,
        link: feed.wall,
        description: words.about,
        language: words.tag,
        lastBuildDate: feed.updated,
        generator: words.name,
        atom: { links: pagingLinks(feed, FEED_TYPES.rss) },
        items: feed.entries.map((entry) => ({
          title: entry.clip.titles[tongue],
          link: entry.page,
          guid: { value: entry.id, isPermaLink: false },
          description: plainContent(entry.clip, tongue),
          content: { encoded: htmlContent(entry.clip, tongue, entry) },
          ...(entry.published === null ? {} : { pubDate: entry.published }),
          categories: keywordsOf(entry).map((name) => ({ name })),
          ...(entry.plays === null
            ? {}
            : {
                enclosures: [
                  {
                    url: entry.plays.url,
                    length: entry.plays.sizeBytes,
                    type: entry.plays.type,
                  },
                ],
              }),
          ...(entry.clip.author === null ? {} : { dc: { creators: [entry.clip.author] } }),
          media: mediaOf(entry, tongue),
        })),
      },
      { strict: true },
    ),
  );
}

/** Atom (RFC 4287) with Media RSS. An undated clip has no `published`; `updated` is the record's. */
export function writeAtom(feed: Feed): string {
  const { tongue } = feed;
  const words = publishWords[tongue];
  return soundXml(
    generateAtomFeed<true>(
      {
        id: feed.id,
        title: { value: feed.title },
        subtitle: { value: words.about },
        updated: feed.updated,
        generator: { text: words.name },
        authors: [{ name: words.name }],
        xml: { lang: words.tag },
        links: [
          ...pagingLinks(feed, FEED_TYPES.atom),
          { rel: 'alternate', href: feed.wall, type: 'text/html', hreflang: words.tag },
        ],
        entries: feed.entries.map((entry) => ({
          id: entry.id,
          title: { value: entry.clip.titles[tongue] },
          updated: entry.updated,
          ...(entry.published === null ? {} : { published: entry.published }),
          authors: authorOf(entry),
          summary: { value: creditLine(entry.clip, tongue) },
          content: { type: 'html', value: htmlContent(entry.clip, tongue, entry) },
          categories: keywordsOf(entry).map((term) => ({ term })),
          links: [
            { rel: 'alternate', href: entry.page, type: 'text/html', hreflang: words.tag },
            ...(entry.plays === null
              ? []
              : [
                  {
                    rel: 'enclosure',
                    href: entry.plays.url,
                    type: entry.plays.type,
                    length: entry.plays.sizeBytes,
                    title: playsWords(entry, tongue),
                  },
                ]),
          ],
          media: mediaOf(entry, tongue),
        })),
      },
      { strict: true },
    ),
  );
}
