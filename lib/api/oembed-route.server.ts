import 'server-only';
import { z } from 'zod';
import { serialiseQuery } from '@/lib/clips/clip-query';
import { getClip } from '@/lib/clips/get-clip.server';
import { readPageQuery } from '@/lib/clips/parse-clip-query.server';
import { embedPath } from '@/lib/clips/paths';
import { readEnv } from '@/lib/env/env.server';
import { Problem } from '@/lib/http/problem';
import { isLocale, type Locale, splitLocale } from '@/lib/i18n/locales';
import { clipOembed, type EmbedRoom, wallOembed } from '@/lib/publish/write-oembed';
import type { ApiRoute, Rooms } from './api-route';
import { jsonAnswer, writeReply } from './json-answer.server';

/** The reply of `/oembed`, as https://oembed.com, 2.3.4 has it. */
export const oembedReply = z.strictObject({
  type: z.enum(['video', 'rich']).describe('A clip is a video, a wall of clips is rich'),
  version: z.literal('1.0'),
  provider_name: z.string(),
  provider_url: z.url(),
  cache_age: z.number().int().describe('Seconds'),
  title: z.string(),
  author_name: z.string().optional(),
  author_url: z.string().optional(),
  thumbnail_url: z.url().optional(),
  thumbnail_width: z.number().int().optional(),
  thumbnail_height: z.number().int().optional(),
  html: z.string().describe('A frame that shows the player or the wall'),
  width: z.number().int(),
  height: z.number().int(),
});

/** What an address of ours shows, and how: found once, before anything is read. */
interface Shown {
  locale: Locale;
  /** null for a wall. */
  slug: string | null;
  /** The query of the frame, canonical: the wall's own, or where a clip starts. */
  params: URLSearchParams;
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

const isSameHost = (one: URL, other: URL) =>
  one.host === other.host ||
  (one.port === other.port && LOOPBACK.has(one.hostname) && LOOPBACK.has(other.hostname));

function badParameter(parameter: string, value: string, problem: string): Problem {
  return new Problem('invalid_parameter', `“${parameter}” is “${value}”; it ${problem}.`, {
    detail: { parameters: [{ parameter, value, problem }] },
  });
}

function readSize(params: URLSearchParams, name: string): number | null {
  const value = params.get(name);
  if (value === null || value === '') return null;
  if (/^[1-9]\d{0,5}$/.test(value)) return Number(value);
  throw badParameter(name, value, 'should be a whole number of pixels, 1 or more');
}

function refuseFormat(params: URLSearchParams): void {
  const format = params.get('format') ?? 'json';
  if (format === 'json') return;
  if (format === 'xml') {
    throw new Problem('not_implemented', 'oEmbed is answered as JSON here, not as XML.');
  }
  throw badParameter('format', format, 'should be json');
}

/** What the `url` of a request leads to; one that is no address of ours at all is `not_found`. */
function readShown(params: URLSearchParams, origin: string): Shown {
  const value = params.get('url') ?? '';
  if (!URL.canParse(value)) throw badParameter('url', value, 'should be the address of a page');
  const url = new URL(value);
  const nothing = new Problem('not_found', 'Nothing of this gallery stands at that address.');
  if (!/^https?:$/.test(url.protocol) || !isSameHost(url, new URL(origin))) throw nothing;
  const { locale: prefixed, path } = splitLocale(url.pathname);
  const asked = url.searchParams.get('language');
  const locale = isLocale(asked) ? asked : prefixed;
  const tidy = path.length > 1 ? path.replace(/\/$/, '') : path;
  if (tidy === '/' || tidy === '/embed') {
    const { query } = readPageQuery(url.searchParams);
    return {
      locale,
      slug: null,
      params: new URLSearchParams(serialiseQuery({ ...query, cursor: null })),
    };
  }
  const slug = /^\/(?:clips|embed)\/([\w.-]+)$/.exec(tidy)?.[1];
  if (slug === undefined) throw nothing;
  const start = url.searchParams.get('t') ?? url.searchParams.get('start');
  const isStart = start !== null && /^[\d:.ms]{1,12}$/.test(start);
  return { locale, slug, params: new URLSearchParams(isStart ? { start } : {}) };
}

async function makeReply(rooms: Rooms, shown: Shown, room: EmbedRoom, origin: string) {
  const { locale, slug, params } = shown;
  const framed = new URLSearchParams(params);
  if (locale !== 'en') framed.set('language', locale);
  const search = framed.size === 0 ? '' : `?${framed}`;
  const database = await rooms.database();
  if (slug === null) {
    const version = await database.version();
    return {
      version,
      reply: wallOembed(locale, room, { origin, embed: `${origin}/embed${search}` }),
    };
  }
  const { clip, version } = await getClip(database, slug);
  const embed = origin + embedPath(slug, search);
  return { version, reply: clipOembed(clip, locale, room, { origin, embed }) };
}

/** What another site shows of an address of ours: a clip's player, or a wall of clips, in a frame. */
export const oembedRoute: ApiRoute = {
  method: 'GET',
  path: '/oembed',
  id: 'readOembed',
  summary: 'How another site shows a clip or a wall of clips (oEmbed 1.0)',
  contract: {
    path: {},
    query: {
      url: {
        description: 'The address of a clip’s page or of a wall, whole',
        schema: z.url(),
        example: 'https://reel.example/clips/tokyo-walk',
      },
      maxwidth: { description: 'The most pixels across', schema: z.number().int().min(1) },
      maxheight: { description: 'The most pixels down', schema: z.number().int().min(1) },
      format: { description: 'json; xml is not written here', schema: z.enum(['json', 'xml']) },
    },
    reply: oembedReply,
    errors: ['invalid_parameter', 'not_found', 'not_implemented'],
  },
  // Consumers add parameters of their own (`dnt`, `omitscript`): what is not known is passed over.
  handler({ url }) {
    const { searchParams } = url;
    const origin = new URL(readEnv().PUBLIC_URL ?? url.origin).origin;
    refuseFormat(searchParams);
    const room = {
      maxWidth: readSize(searchParams, 'maxwidth'),
      maxHeight: readSize(searchParams, 'maxheight'),
    };
    const shown = readShown(searchParams, origin);
    return {
      kind: 'keepable',
      key: `${origin}/oembed ${JSON.stringify([shown.locale, shown.slug, `${shown.params}`, room])}`,
      async make(rooms) {
        const { reply, version } = await makeReply(rooms, shown, room, origin);
        return { answer: jsonAnswer(writeReply(oembedReply, reply)), version };
      },
    };
  },
};
