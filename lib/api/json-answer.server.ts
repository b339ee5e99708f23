import 'server-only';
import type { z } from 'zod';
import type { Answer } from '@/lib/http/answer';
import { weakEtag } from '@/lib/http/etag.server';
import { Problem } from '@/lib/http/problem';

/**
 * Kept by anyone, asked again each time: a new clip is there at the next request, and an unchanged
 * answer costs a 304. No lifetime, because what is open in a tab and what a proxy holds would then
 * disagree for that long.
 */
export const ASK_EACH_TIME = 'public, max-age=0, must-revalidate';

const encoder = new TextEncoder();

/** A 200 of ready JSON, text or its bytes in UTF-8, with its ETag: of its bytes where none is given. */
export function jsonAnswer(json: string | Uint8Array, etag?: string): Answer {
  return textAnswer(json, 'application/json; charset=utf-8', etag);
}

/** A 200 of ready text of a type, in UTF-8, with its ETag: of its bytes where none is given. */
export function textAnswer(text: string | Uint8Array, type: string, etag?: string): Answer {
  // Encoded once, here: hashing, measuring and sending a string would each encode it again, which
  // for text with Chinese in it costs as much as the query.
  const body = typeof text === 'string' ? encoder.encode(text) : text;
  return {
    status: 200,
    headers: {
      'content-type': type,
      'cache-control': ASK_EACH_TIME,
      etag: etag ?? weakEtag(body),
    },
    body,
  };
}

/** Writes a reply as JSON if it is what its contract promises; a broken promise is our failure. */
export function writeReply<Schema extends z.ZodType>(schema: Schema, reply: unknown): string {
  const read = schema.safeParse(reply);
  if (read.success) return JSON.stringify(reply);
  throw new Problem('internal', 'Something went wrong on our side.', { cause: read.error });
}
