import { type ClipQuery, serialiseQuery, withoutPlace } from '@/lib/clips/clip-query';
import type { Tongue } from './publish-words';

/** The kinds of feed, by the ending of their address. */
export const FEED_KINDS = ['rss', 'atom', 'json'] as const;
export type FeedKind = (typeof FEED_KINDS)[number];

/** The media type of each kind of feed. */
export const FEED_TYPES = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} as const satisfies Record<FeedKind, string>;

/** The files a query can be had as, by the ending of their address, the data card last. */
export const FILE_KINDS = ['csv', 'json', 'jsonl', 'md', 'parquet', 'croissant.json'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

function withSearch(path: string, ...parts: string[]): string {
  const search = parts.filter((part) => part !== '').join('&');
  return search === '' ? path : `${path}?${search}`;
}

/** The address of a query as a feed, place and all; English is the language that is not said. */
export function feedPath(kind: FeedKind, query: ClipQuery, tongue: Tongue): string {
  return withSearch(
    `/feed.${kind}`,
    serialiseQuery(query),
    tongue === 'en' ? '' : `lang=${tongue}`,
  );
}

/** The address of the whole of a query, wherever its page was cut, as a file. */
export function filePath(kind: FileKind, query: ClipQuery, tongue: Tongue): string {
  const lang = kind === 'md' && tongue !== 'en' ? `lang=${tongue}` : '';
  return withSearch(`/api/v1/export.${kind}`, serialiseQuery(withoutPlace(query)), lang);
}
