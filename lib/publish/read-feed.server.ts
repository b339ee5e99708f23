import 'server-only';
import { type ClipQuery, serialiseQuery, withoutPlace } from '@/lib/clips/clip-query';
import type { ClipItem } from '@/lib/clips/contracts.server';
import { listClipsIn } from '@/lib/clips/list-clips.server';
import { listFiles, type PlayableFile } from '@/lib/clips/list-files.server';
import { readState } from '@/lib/clips/read-state.server';
import type { Database } from '@/lib/db/database';
import { describeQuery } from './describe-query';
import { permanentName } from './entry-identity.server';
import { publishWords, type Tongue } from './publish-words';

/** Where the things a feed speaks of are, as absolute addresses. */
export interface FeedPlaces {
  /** This page of the feed. */
  self: string;
  /** The feed's first page. */
  first: string;
  /** Who tells its readers of news (WebSub); null where nobody does. */
  hub: string | null;
  /** The wall of the same query. */
  wall: string;
  /** The page of the feed behind a cursor. */
  page(cursor: string): string;
  clip(slug: string): string;
  /** An address of this gallery that begins with `/`. */
  file(path: string): string;
}

/** One clip as every kind of feed tells of it. */
export interface FeedEntry {
  clip: ClipItem;
  id: string;
  page: string;
  poster: string | null;
  plays: PlayableFile | null;
  /** Where it was published, and its file there. */
  addresses: { page: string | null; media: string | null };
  /** When it was published, never when it came here; null when not known. */
  published: Date | null;
  updated: Date;
}

/** A page of a query's clips as a feed, whatever its format. */
export interface Feed {
  id: string;
  title: string;
  tongue: Tongue;
  /** When any of its entries last changed; the year 1970 when it has none. */
  updated: Date;
  entries: FeedEntry[];
  self: string;
  first: string;
  next: string | null;
  previous: string | null;
  hub: string | null;
  wall: string;
  version: number;
}

/** Reads one page of a query as a feed, in the query's order. */
export async function readFeed(
  database: Database,
  query: ClipQuery,
  tongue: Tongue,
  places: FeedPlaces,
): Promise<Feed> {
  return readState(database, query, async (reader, isAside) => {
    const from = { database, isAside };
    const { items, nextCursor, prevCursor, version } = await listClipsIn(reader, query, from);
    const slugs = items.map(({ slug }) => slug);
    const files = await listFiles(reader, slugs);
    const entries = items.map((clip): FeedEntry => {
      const found = files.get(clip.slug);
      return {
        clip,
        id: permanentName('clip', clip.slug),
        page: places.clip(clip.slug),
        poster: clip.poster === null ? null : places.file(clip.poster),
        plays: found?.plays ? { ...found.plays, url: places.file(found.plays.url) } : null,
        addresses: found?.addresses ?? { page: null, media: null },
        published: found?.publishedMs == null ? null : new Date(found.publishedMs),
        updated: new Date(found?.updatedMs ?? 0),
      };
    });
    const nameOf = (key: string) => items.find(({ source }) => source === key)?.sourceNames[tongue];
    const words = describeQuery(query, tongue, nameOf);
    const { name } = publishWords[tongue];
    return {
      id: permanentName('feed', `${serialiseQuery(withoutPlace(query))} ${tongue}`),
      title: words === '' ? name : `${name} · ${words}`,
      tongue,
      updated: new Date(Math.max(0, ...entries.map(({ updated }) => updated.getTime()))),
      entries,
      self: places.self,
      first: places.first,
      next: nextCursor === null ? null : places.page(nextCursor),
      previous: prevCursor === null ? null : places.page(prevCursor),
      hub: places.hub,
      wall: places.wall,
      version,
    };
  });
}
