import 'server-only';
import { readText } from '../outside/read-bytes.server';
import type { Entry, ReadOptions, Source } from './connector';
import { hasOwnWords, parseFeedText, readFeedPage } from './read-feed-page.server';

/** Pages of one feed that are walked by its own links; more is taken for a circle. */
const MOST_PAGES = 10_000;

/** What is asked for, best first. */
export const FEED_TYPES =
  'application/feed+json, application/atom+xml, application/rss+xml, application/json;q=0.9, application/xml;q=0.9, */*;q=0.5';

/** Whether a text looks like a feed: RSS, RDF, Atom or JSON Feed. */
export function looksLikeFeed(head: string): boolean {
  return (
    /<(?:rss|feed|rdf:RDF)[\s>]/.test(head) ||
    (head.trimStart().startsWith('{') && head.includes('jsonfeed.org/version'))
  );
}

/**
 * The entries of an RSS, Atom or JSON feed, page after page by the feed's own links (RFC 5005 `next`,
 * JSON Feed `next_url`). Another gallery is followed to its end by its JSON Feed, whichever is named:
 * the other formats have words for text, and none for a prompt.
 */
export async function* readFeed(source: Source, options: ReadOptions): AsyncGenerator<Entry> {
  const { client, signal } = options;
  const ask = async (address: string) => {
    const answer = await client.ask(address, {
      accept: FEED_TYPES,
      ...(signal === undefined ? {} : { signal }),
    });
    return { parsed: parseFeedText(await readText(answer), address), base: answer.address };
  };
  const first = parseFeedText(await source.text(), source.name);
  const own = hasOwnWords(first)
    ? source.base.replace(/\/feed\.(?:rss|atom)\b/, '/feed.json')
    : null;
  const { parsed, base } =
    own === null || own === source.base ? { parsed: first, base: source.base } : await ask(own);
  let page = readFeedPage(parsed, base);
  yield* page.entries;
  const seen = new Set([source.base, base]);
  while (page.next !== null && !seen.has(page.next) && seen.size < MOST_PAGES) {
    const { next } = page;
    seen.add(next);
    const then = await ask(next);
    page = readFeedPage(then.parsed, then.base);
    yield* page.entries;
  }
}
