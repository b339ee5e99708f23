import 'server-only';
import { clipPage } from '@/lib/clips/contracts.server';
import { Problem } from '@/lib/http/problem';
import { writeReply } from './json-answer.server';

const envelope = clipPage.omit({ items: true });
const OPENING = '{"items":[';
const CLOSING = '],"nextCursor":';

/**
 * Checks a page of clips that is ready JSON in UTF-8 and gives its version. In production the envelope only:
 * the cards in it were validated when their clips were saved, and reading them all again would cost
 * more than the query. Elsewhere the whole page.
 */
export function checkPage(json: Uint8Array, whole = process.env.NODE_ENV !== 'production'): number {
  const bytes = Buffer.from(json.buffer, json.byteOffset, json.byteLength);
  if (whole) writeReply(clipPage, JSON.parse(bytes.toString()));
  const end = bytes.lastIndexOf(CLOSING);
  const opens = bytes.toString('latin1', 0, OPENING.length) === OPENING;
  const tail = opens && end !== -1 ? `{${bytes.toString('utf8', end + 2)}` : '';
  const read = envelope.safeParse(parseJson(tail));
  if (read.success) return read.data.version;
  throw new Problem('internal', 'Something went wrong on our side.', { cause: read.error });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
