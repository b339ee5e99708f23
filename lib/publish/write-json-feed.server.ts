import 'server-only';
import { generateJsonFeed } from 'feedsmith';
import { creditLine, htmlContent, plainContent } from './entry-content';
import { publishWords } from './publish-words';
import type { Feed, FeedEntry } from './read-feed.server';
import { keywordsOf, playsWords } from './write-media';

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/); `next_url` is the next page. */
export function writeJsonFeed(feed: Feed): string {
  const { tongue } = feed;
  const words = publishWords[tongue];
  const written = generateJsonFeed<true>(
    {
      title: feed.title,
      home_page_url: feed.wall,
      feed_url: feed.self,
      description: words.about,
      language: words.tag,
      ...(feed.next === null ? {} : { next_url: feed.next }),
      ...(feed.hub === null ? {} : { hubs: [{ type: 'WebSub', url: feed.hub }] }),
      items: feed.entries.map((entry) => ({
        id: entry.id,
        url: entry.page,
        ...(entry.addresses.page === null ? {} : { external_url: entry.addresses.page }),
        title: entry.clip.titles[tongue],
        content_html: htmlContent(entry.clip, tongue, entry),
        content_text: plainContent(entry.clip, tongue),
        summary: creditLine(entry.clip, tongue),
        ...(entry.poster === null ? {} : { image: entry.poster }),
        ...(entry.published === null ? {} : { date_published: entry.published }),
        date_modified: entry.updated,
        tags: keywordsOf(entry),
        ...(entry.clip.author === null ? {} : { authors: [{ name: entry.clip.author }] }),
        ...(entry.plays === null
          ? {}
          : {
              attachments: [
                {
                  url: entry.plays.url,
                  mime_type: entry.plays.type,
                  title: playsWords(entry, tongue),
                  size_in_bytes: entry.plays.sizeBytes,
                  ...(entry.plays.durationSeconds === null
                    ? {}
                    : { duration_in_seconds: entry.plays.durationSeconds }),
                },
              ],
            }),
      })),
    },
    { strict: true },
  ) as { items?: unknown[] };
  // The library leaves an empty list out; the format asks for it.
  const items = (written.items ?? []).map((item, at) => {
    const entry = feed.entries[at];
    return entry === undefined ? item : { ...(item as object), _promptreel: extensionOf(entry) };
  });
  return JSON.stringify({ ...written, items });
}

/**
 * What JSON Feed has no word for: another gallery that follows this one reads there the prompt, what is
 * known of the clip itself, and that what plays is a drawing.
 */
function extensionOf({ clip, addresses, plays }: FeedEntry): object {
  const { prompt, model, source, capability } = clip;
  const { publishedOn, publishedAt, durationSeconds, width, height } = clip;
  return {
    ...{ prompt, model, source, capability },
    ...{ publishedOn, publishedAt, durationSeconds, width, height },
    ...{ page: addresses.page, media: addresses.media, isStandIn: plays?.kind === 'stand-in' },
  };
}
