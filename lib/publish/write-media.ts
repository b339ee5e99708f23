import type { MediaNs } from 'feedsmith';
import { publishWords, type Tongue } from './publish-words';
import type { FeedEntry } from './read-feed.server';

/** What may be said of a clip in single words: capability, model, source, shape. */
export function keywordsOf({ clip }: FeedEntry): string[] {
  return [clip.capability, clip.model, clip.source, clip.aspect].filter((word) => word !== null);
}

/** What plays for an entry, in the reader's language: the original, or a stand-in that says so. */
export function playsWords({ plays }: FeedEntry, tongue: Tongue): string {
  const words = publishWords[tongue];
  return plays?.kind === 'original' ? words.original : words.standIn;
}

/**
 * An entry in Media RSS (https://www.rssboard.org/media-rss): the file that plays with its length
 * in bytes, poster, credit and keywords. Sizes and durations are the file's own, not the clip's.
 */
export function mediaOf(entry: FeedEntry, tongue: Tongue): MediaNs.ItemOrFeed<true> {
  const { clip, plays, poster } = entry;
  const { author, sourceNames } = clip;
  const size = clip.posters.find(({ url }) => url === clip.poster);
  const thumbnail = poster === null ? null : { url: poster, ...sized(size ?? {}) };
  return {
    title: { value: clip.titles[tongue], type: 'plain' },
    keywords: keywordsOf(entry),
    credits: [
      ...(author === null ? [] : [{ value: author, role: 'author', scheme: 'urn:ebu' }]),
      { value: sourceNames[tongue], role: 'publisher', scheme: 'urn:ebu' },
    ],
    ...(thumbnail === null ? {} : { thumbnails: [thumbnail] }),
    ...(plays === null
      ? {}
      : {
          contents: [
            {
              url: plays.url,
              fileSize: plays.sizeBytes,
              type: plays.type,
              medium: 'video',
              isDefault: true,
              ...sized(plays),
              ...(plays.durationSeconds === null ? {} : { duration: plays.durationSeconds }),
              description: { value: playsWords(entry, tongue), type: 'plain' },
            },
          ],
        }),
  };
}

function sized(file: { width?: number | null; height?: number | null }) {
  if (file.width == null || file.height == null) return {};
  return { width: file.width, height: file.height };
}
