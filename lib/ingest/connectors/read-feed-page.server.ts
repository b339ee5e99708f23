import 'server-only';
import { parseFeed } from 'feedsmith';
import { z } from 'zod';
import { PlaceFault } from '../place-fault';
import type { Entry } from './connector';
import { finishFinding, type Raw } from './finish-finding.server';
import { plainText, readWords } from './plain-text.server';
import { resolveAddress } from './resolve-address';

/** What stands in extensions of a JSON Feed's items, by their ids: the library leaves it out. */
function readExtensions(text: string): ReadonlyMap<string, unknown> {
  const { items } = JSON.parse(text) as { items?: { id?: unknown; _promptreel?: unknown }[] };
  return new Map((items ?? []).map((item) => [String(item?.id), item?._promptreel]));
}

/** A text as a feed; throws `PlaceFault` where it is none. */
export function parseFeedText(text: string, address: string) {
  try {
    const parsed = parseFeed(text, { maxItems: 10_000 });
    const isJson = parsed.format === 'json';
    return { ...parsed, extensions: isJson ? readExtensions(text) : new Map<string, unknown>() };
  } catch (cause) {
    const why = `${address} is no feed that is read here: RSS, Atom and JSON Feed are.`;
    throw new PlaceFault(why, { cause });
  }
}

type ParsedFeed = ReturnType<typeof parseFeedText>;
type FeedOf<Format extends ParsedFeed['format']> = Extract<ParsedFeed, { format: Format }>['feed'];

/** One page of a feed: what it calls itself, its entries, and where it goes on. */
export interface FeedPage {
  title: string | null;
  next: string | null;
  entries: Entry[];
}

const said = z.string().nullish();
const number = z.number().nullish();

/** What a gallery of this kind says of a clip beside what JSON Feed has words for. */
const ownExtension = z.object({
  prompt: z.array(
    z.object({ texts: z.array(z.object({ language: z.string(), text: z.string() })) }),
  ),
  model: said,
  publishedOn: said,
  publishedAt: said,
  durationSeconds: number,
  width: number,
  height: number,
  media: said,
  /** What plays there is a drawing: neither its file nor its length is the clip's. */
  isStandIn: z.boolean().default(false),
});

function readOwn(own: z.output<typeof ownExtension>): Partial<Raw> {
  const { prompt, model, publishedOn, publishedAt, durationSeconds, width, height, media } = own;
  return {
    prompts: prompt.flatMap(({ texts }) => texts),
    model: model ?? null,
    published: publishedAt ?? publishedOn ?? null,
    durationSeconds: durationSeconds ?? null,
    width: width ?? null,
    height: height ?? null,
    ...(own.isStandIn ? { mediaUrl: null, posterUrl: null } : {}),
    ...(media ? { mediaUrl: media } : {}),
  };
}

/** Whether a feed is another gallery's of this kind, in a format that has no words for its prompts. */
export function hasOwnWords({ format, feed }: ParsedFeed): boolean {
  if (format === 'json') return false;
  const { generator } = feed as { generator?: string | { text?: string } };
  return (typeof generator === 'string' ? generator : generator?.text) === 'Promptreel';
}

interface MediaParts {
  contents?: {
    url?: string;
    duration?: number;
    width?: number;
    height?: number;
    type?: string;
    medium?: string;
  }[];
  thumbnails?: { url?: string }[];
  keywords?: string[];
  description?: { value?: string };
  credits?: { value?: string }[];
}

type Media = MediaParts & { groups?: MediaParts[]; group?: MediaParts };

const isClip = ({ type, medium }: { type?: string | undefined; medium?: string | undefined }) =>
  type?.startsWith('video/') === true || (type === undefined && medium === 'video');

/** What Media RSS says: the first clip in an item or its groups, with what stands beside it. */
function readMedia(media: Media | undefined): Partial<Raw> & { description: string | null } {
  const parts = [...(media?.groups ?? []), ...(media?.group ? [media.group] : []), media ?? {}];
  const first = <T>(pick: (part: MediaParts) => T | undefined): T | undefined =>
    parts.map(pick).find((value) => value !== undefined);
  const clip = first(({ contents }) => contents?.find(isClip));
  return {
    mediaUrl: clip?.url ?? null,
    durationSeconds: clip?.duration ?? null,
    width: clip?.width ?? null,
    height: clip?.height ?? null,
    posterUrl: first(({ thumbnails }) => thumbnails?.[0]?.url) ?? null,
    tags: first(({ keywords }) => keywords) ?? [],
    description: first(({ description }) => description?.value) ?? null,
    author: { name: first(({ credits }) => credits?.[0]?.value) ?? null },
  };
}

/** A feed has no word for a prompt: what stands in its description is taken for one, and said so. */
function guessPrompt(html: string | null | undefined): Pick<Raw, 'prompts' | 'guessed'> {
  const text = html ? plainText(html) : '';
  return text === '' ? {} : { prompts: [{ text }], guessed: ['prompts'] };
}

/** An entry with all that stands in it, beside what it was found to be. */
function withWords(entry: Entry, html: (string | null | undefined)[], base: string): Entry {
  const [longest] = html.filter((one) => one).sort((a, b) => (b?.length ?? 0) - (a?.length ?? 0));
  return entry.found === undefined || !longest
    ? entry
    : { ...entry, words: readWords(longest, base) };
}

function readRss(feed: FeedOf<'rss'> | FeedOf<'rdf'>, base: string): FeedPage {
  const links = feed.atom?.links ?? [];
  const entries = (feed.items ?? []).map((item, at) => {
    const { description, ...media } = readMedia(item.media as Media | undefined);
    const enclosures = 'enclosures' in item ? (item.enclosures ?? []) : [];
    const enclosure = enclosures.find(({ type }) => type?.startsWith('video/'));
    const guid = 'guid' in item ? item.guid?.value : undefined;
    const date = 'pubDate' in item ? item.pubDate : undefined;
    const creator = item.dc?.creators?.[0] ?? media.author?.name;
    const entry = finishFinding(
      {
        ...media,
        id: guid ?? item.link ?? null,
        title: item.title === undefined ? null : plainText(item.title),
        pageUrl: resolveAddress(item.link, base),
        mediaUrl: resolveAddress(media.mediaUrl ?? enclosure?.url, base),
        author: { name: creator ?? null },
        published: date ?? item.dc?.dates?.[0] ?? null,
        ...guessPrompt(description ?? item.content?.encoded ?? item.description),
      },
      `item ${at + 1}`,
    );
    return withWords(entry, [description, item.content?.encoded, item.description], base);
  });
  const next = links.find(({ rel }) => rel === 'next')?.href;
  return { title: feed.title ?? null, next: resolveAddress(next, base), entries };
}

function readAtom(feed: FeedOf<'atom'>, base: string): FeedPage {
  const entries = (feed.entries ?? []).map((entry, at) => {
    const { description, ...media } = readMedia(entry.media as Media | undefined);
    const link = (rel: string) =>
      entry.links?.find(
        (one) =>
          (one.rel ?? 'alternate') === rel &&
          (rel !== 'enclosure' || one.type?.startsWith('video/')),
      )?.href;
    const [author] = entry.authors ?? [];
    const finished = finishFinding(
      {
        ...media,
        id: entry.id ?? null,
        title: entry.title?.value === undefined ? null : plainText(entry.title.value),
        pageUrl: resolveAddress(link('alternate'), base),
        mediaUrl: resolveAddress(media.mediaUrl ?? link('enclosure'), base),
        author: { name: author?.name ?? media.author?.name ?? null, url: author?.uri ?? null },
        published: entry.published ?? entry.updated ?? null,
        ...guessPrompt(description ?? entry.content?.value ?? entry.summary?.value),
      },
      `entry ${at + 1}`,
    );
    return withWords(finished, [description, entry.content?.value, entry.summary?.value], base);
  });
  const next = feed.links?.find(({ rel }) => rel === 'next')?.href;
  return { title: feed.title?.value ?? null, next: resolveAddress(next, base), entries };
}

function readJson(
  feed: FeedOf<'json'>,
  base: string,
  extensions: ReadonlyMap<string, unknown>,
): FeedPage {
  const entries = (feed.items ?? []).map((item, at) => {
    const clip = item.attachments?.find(({ mime_type }) => mime_type?.startsWith('video/'));
    const own = ownExtension.safeParse(extensions.get(String(item.id)));
    const [author] = item.authors ?? [];
    const said = own.success
      ? readOwn(own.data)
      : guessPrompt(item.content_html ?? item.content_text ?? item.summary);
    const entry = finishFinding(
      {
        id: item.id ?? null,
        title: item.title ?? null,
        // A list of links names what it leads to; its own page only speaks of that.
        pageUrl: resolveAddress(item.external_url ?? item.url, base),
        mediaUrl: resolveAddress(clip?.url, base),
        posterUrl: resolveAddress(item.image, base),
        durationSeconds: clip?.duration_in_seconds ?? null,
        author: { name: author?.name ?? null, url: author?.url ?? null },
        published: item.date_published ?? null,
        tags: item.tags ?? [],
        ...said,
      },
      `item ${at + 1}`,
    );
    return withWords(entry, [item.content_html, item.content_text, item.summary], base);
  });
  return { title: feed.title ?? null, next: resolveAddress(feed.next_url, base), entries };
}

/** A parsed feed of any format as findings; addresses are resolved against the feed's own. */
export function readFeedPage(parsed: ParsedFeed, base: string): FeedPage {
  if (parsed.format === 'json') return readJson(parsed.feed, base, parsed.extensions);
  if (parsed.format === 'atom') return readAtom(parsed.feed, base);
  return readRss(parsed.feed, base);
}
