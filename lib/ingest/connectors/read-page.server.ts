import 'server-only';
import { Parser } from 'htmlparser2';
import { OutsideFault } from '../outside/outside-fault';
import type { Entry, ReadOptions } from './connector';
import { finishFinding, type Raw } from './finish-finding.server';
import { plainText } from './plain-text.server';
import { readOembed } from './read-oembed.server';
import { resolveAddress } from './resolve-address';

/** What a page says of itself, as its elements have it. */
interface PageFacts {
  title: string;
  meta: Map<string, string>;
  data: string[];
  clips: string[];
  posters: string[];
  /** Where it says that an oEmbed answer about it is (oembed.com, 4). */
  oembed: string | null;
}

const MOST_BLOCKS = 50;

/** Reads elements only; nothing of a page is run. */
function readFacts(html: string): PageFacts {
  const facts: PageFacts = {
    ...{ title: '', meta: new Map(), data: [], clips: [], posters: [], oembed: null },
  };
  let into: 'title' | 'data' | null = null;
  let text = '';
  const keep = (list: string[], value: string | undefined) => {
    if (value !== undefined && value !== '' && list.length < MOST_BLOCKS) list.push(value);
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      const { type, src, poster, content, href } = attributes;
      if (name === 'title' && facts.title === '') into = 'title';
      if (name === 'script' && type === 'application/ld+json') into = 'data';
      if (name === 'link' && type === 'application/json+oembed') facts.oembed ??= href ?? null;
      if (name === 'meta') {
        const property = attributes.property ?? attributes.name;
        if (property !== undefined && content !== undefined && !facts.meta.has(property)) {
          facts.meta.set(property.toLowerCase(), content);
        }
      }
      if (name === 'video' || name === 'source') keep(facts.clips, src);
      if (name === 'video') keep(facts.posters, poster);
      text = '';
    },
    ontext(piece) {
      if (into !== null) text += piece;
    },
    onclosetag(name) {
      if (name === 'title' && into === 'title') facts.title = text.trim();
      if (name === 'script' && into === 'data') keep(facts.data, text);
      if (name === 'title' || name === 'script') into = null;
    },
  });
  parser.end(html);
  return facts;
}

type Thing = Record<string, unknown>;

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null;

/** Every VideoObject in a JSON-LD block, at the top, in `@graph`, in lists or within others. */
function findVideoObjects(value: unknown, depth = 0): Thing[] {
  if (!isThing(value) || depth > 6) return [];
  if (Array.isArray(value)) return value.flatMap((one) => findVideoObjects(one, depth + 1));
  const types = [value['@type']].flat();
  const own = types.includes('VideoObject') ? [value] : [];
  const within = ['@graph', 'video', 'mainEntity', 'hasPart', 'itemListElement', 'item'];
  return [...own, ...within.flatMap((name) => findVideoObjects(value[name], depth + 1))];
}

function textOf(value: unknown): string | null {
  const [first] = [value].flat();
  if (typeof first === 'string') return first;
  if (!isThing(first)) return null;
  return textOf(first.name ?? first['@id'] ?? first.url);
}

/** Seconds of an ISO 8601 duration as schema.org writes it: PT1M8S. */
function readDuration(value: unknown): number | null {
  const parts = /^P(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)$/.exec(textOf(value) ?? '');
  if (parts === null) return null;
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return hours * 3600 + minutes * 60 + seconds;
}

function readVideoObject(thing: Thing, base: string): Raw {
  const page = resolveAddress(textOf(thing.url), base) ?? base;
  const description = textOf(thing.description);
  return {
    id: page,
    title: textOf(thing.name),
    prompts: [{ language: textOf(thing.inLanguage), text: description && plainText(description) }],
    pageUrl: page,
    mediaUrl: resolveAddress(textOf(thing.contentUrl), base),
    posterUrl: resolveAddress(textOf(thing.thumbnailUrl), base),
    author: { name: textOf(thing.author ?? thing.creator) },
    published: textOf(thing.datePublished ?? thing.uploadDate),
    durationSeconds: readDuration(thing.duration),
    rights: textOf(thing.license),
    guessed: ['prompts'],
  };
}

function readOpenGraph({ meta, title, clips, posters }: PageFacts, base: string): Raw | null {
  const get = (...names: string[]) =>
    names.map((name) => meta.get(name)).find((text) => text) ?? null;
  const media = get('og:video:secure_url', 'og:video:url', 'og:video') ?? clips[0] ?? null;
  if (media === null) return null;
  const description = get('og:description', 'description', 'twitter:description');
  return {
    id: base,
    title: get('og:title', 'twitter:title') ?? title,
    prompts: [{ text: description }],
    pageUrl: resolveAddress(get('og:url'), base) ?? base,
    mediaUrl: resolveAddress(media, base),
    posterUrl: resolveAddress(
      get('og:image:secure_url', 'og:image', 'twitter:image') ?? posters[0],
      base,
    ),
    author: { name: get('author', 'article:author') },
    published: get('article:published_time', 'og:video:release_date', 'date'),
    durationSeconds: get('og:video:duration', 'video:duration'),
    width: get('og:video:width'),
    height: get('og:video:height'),
    guessed: ['prompts'],
  };
}

/** What a page says of its one clip, and what its oEmbed answer adds; the page's own word comes first. */
function complete(own: Raw | undefined, said: Partial<Raw>, base: string): Raw {
  const known = Object.entries(own ?? {}).filter(([, value]) => value !== null);
  const author = own?.author?.name ? own.author : said.author;
  const whole: Raw = { id: base, pageUrl: base, ...said, ...Object.fromEntries(known) };
  return author === undefined ? whole : { ...whole, author };
}

/** Where nobody is named, the site is: which is a guess. */
function credit(raw: Raw, site: string | undefined): Raw {
  if (raw.author?.name || site === undefined) return raw;
  return { ...raw, author: { name: site }, guessed: [...(raw.guessed ?? []), 'author'] };
}

/**
 * The clips that a web page says it shows: JSON-LD VideoObject, else Open Graph and its first
 * `<video>`. Of one clip alone, or of none, what the page's oEmbed answer says is asked for too where
 * nobody is named. Nothing is run; an empty list where it shows none.
 */
export async function readPage(
  html: string,
  base: string,
  asking: Pick<ReadOptions, 'client' | 'signal'>,
): Promise<Entry[]> {
  const facts = readFacts(html);
  const things = facts.data.flatMap((text) => {
    try {
      return findVideoObjects(JSON.parse(text));
    } catch {
      return [];
    }
  });
  const graph = things.length > 0 ? null : readOpenGraph(facts, base);
  const raw = graph === null ? things.map((thing) => readVideoObject(thing, base)) : [graph];
  const refused: Entry[] = [];
  const oembed = resolveAddress(facts.oembed, base);
  if (oembed !== null && raw.length <= 1 && !raw[0]?.author?.name) {
    try {
      const said = await readOembed(oembed, asking);
      if (said !== null) raw.splice(0, 1, complete(raw[0], said, base));
    } catch (thrown) {
      if (!(thrown instanceof OutsideFault)) throw thrown;
      // What the page itself shows stands without it.
      if (raw.length === 0) refused.push({ refused: { at: oembed, why: thrown.message } });
    }
  }
  const site = facts.meta.get('og:site_name');
  const entries = raw.map((one, at) =>
    finishFinding(graph === null ? one : credit(one, site), `clip ${at + 1} of ${base}`),
  );
  return [...entries, ...refused];
}
