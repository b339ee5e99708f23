import 'server-only';
import { Parser } from 'htmlparser2';
import { z } from 'zod';
import type { GuardedClient } from '../outside/guarded-client.server';
import { readText } from '../outside/read-bytes.server';
import type { Raw } from './finish-finding.server';
import { resolveAddress } from './resolve-address';

const MOST_BYTES = 256 * 1024;

const said = z.string().nullish().catch(null);

/**
 * An answer about a clip (oembed.com, 2.3.4). Its `width` and `height` are those of a player, not of
 * the clip, and are let be; `duration` is what Vimeo and others add.
 */
const oembed = z.object({
  type: z.literal('video'),
  html: said,
  title: said,
  author_name: said,
  author_url: said,
  thumbnail_url: said,
  duration: z.number().nullish().catch(null),
});

/** The file that a player's HTML plays, where it names one. */
function findFile(html: string, base: string): string | null {
  let file: string | null = null;
  const parser = new Parser({
    onopentag(name, { src }) {
      if (name === 'video' || name === 'source') file ??= resolveAddress(src, base);
    },
  });
  parser.end(html);
  return file;
}

/**
 * What the oEmbed answer that a page leads to says of its clip: who made it above all. null where it
 * is about no clip or cannot be read; throws `OutsideFault` where it cannot be had.
 */
export async function readOembed(
  address: string,
  { client, signal }: { client: GuardedClient; signal?: AbortSignal },
): Promise<Partial<Raw> | null> {
  const answer = await client.ask(address, {
    accept: 'application/json',
    mostBytes: MOST_BYTES,
    mostUnpackedBytes: MOST_BYTES,
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await readText(answer);
  let reply: unknown;
  try {
    reply = JSON.parse(text);
  } catch {
    return null;
  }
  const read = oembed.safeParse(reply);
  if (!read.success) return null;
  const { html, title, author_name, author_url, thumbnail_url, duration } = read.data;
  const author = { name: author_name ?? null, url: resolveAddress(author_url, answer.address) };
  return {
    title: title ?? null,
    mediaUrl: findFile(html ?? '', answer.address),
    posterUrl: resolveAddress(thumbnail_url, answer.address),
    durationSeconds: duration ?? null,
    ...(author_name ? { author } : {}),
  };
}
