import 'server-only';
import type { Answer, AnswerRequest } from '@/lib/http/answer';
import {
  preconditionFailed,
  rangeStillHolds,
  toHttpDate,
  unchangedAnswer,
  weighConditions,
} from '@/lib/http/conditional';
import { Problem, problemAnswer } from '@/lib/http/problem';
import { writeAttachment } from './content-disposition';
import { getMediaStore } from './get-media-store.server';
import { type MediaKey, mediaTypes, parseMediaKey } from './media-key';
import type { MediaReader, MediaStat } from './media-store';
import { type ByteRange, parseRanges } from './parse-ranges';
import { layOutParts, streamParts } from './range-parts.server';

const methods = 'GET, HEAD, OPTIONS';

// Any page may play and read our files: they are public and carry no cookie's secrets.
const openHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'Accept-Ranges, Content-Disposition, Content-Length, Content-Range, ETag, Last-Modified',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

const preflightHeaders = {
  'access-control-allow-methods': methods,
  'access-control-allow-headers':
    'Range, If-Range, If-Match, If-None-Match, If-Modified-Since, If-Unmodified-Since',
  'access-control-max-age': '86400',
};

// For a file opened by itself: the browser's own player may show it, and nothing in it may run.
const filePolicy =
  "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox";

// A signed address is good for an hour at least; a browser goes back to it for less.
const redirectControl = 'private, max-age=1800';

/**
 * Answers `/media/<key>` by RFC 9110: whole, a range, several ranges, unchanged, or why not. A film
 * whose store has an address for browsers is sent there. `?download=<name>` makes it a download under
 * that name, cleaned. Failures are answers too.
 */
export async function serveMedia(
  request: AnswerRequest,
  key: string,
  store: MediaReader = getMediaStore(),
): Promise<Answer> {
  try {
    return await answerMedia(request, key, store);
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    const answer = problemAnswer(thrown);
    const headers = { ...answer.headers, ...openHeaders };
    return { ...answer, headers, body: request.method === 'HEAD' ? null : answer.body };
  }
}

async function answerMedia(
  request: AnswerRequest,
  key: string,
  store: MediaReader,
): Promise<Answer> {
  const { method } = request;
  if (method === 'OPTIONS') {
    return {
      status: 204,
      headers: { allow: methods, ...openHeaders, ...preflightHeaders },
      body: null,
    };
  }
  if (method !== 'GET' && method !== 'HEAD') {
    throw new Problem('method_not_allowed', `A file takes ${methods}.`, {
      headers: { allow: methods },
    });
  }
  const parsed = parseMediaKey(key);
  const stat = parsed === null ? null : await store.stat(key);
  if (parsed === null || stat === null) throw notFound();

  const headers = describeFile(request, parsed, stat);
  const validators = { etag: headers.etag, lastModified: headers['last-modified'] };
  const condition = weighConditions(request, validators);
  if (condition === 'not_modified') return unchangedAnswer(headers);
  if (condition === 'precondition_failed') throw preconditionFailed();

  if (method === 'GET') {
    const elsewhere = await findAddress(store, key, parsed, headers['content-disposition']);
    if (elsewhere !== null) {
      const moved = { ...openHeaders, location: elsewhere, 'cache-control': redirectControl };
      return { status: 307, headers: moved, body: null };
    }
  }

  const { sizeBytes } = stat;
  // A range means something for GET alone (RFC 9110, 14.2): HEAD tells of the whole file.
  const mayRange = method === 'GET' && rangeStillHolds(request.headers, validators);
  const ranges = mayRange ? parseRanges(request.headers.get('range'), sizeBytes) : 'whole';
  if (ranges === 'outside') {
    throw new Problem('range_not_satisfiable', `The file has ${sizeBytes} bytes.`, {
      detail: { sizeBytes },
      headers: { 'content-range': `bytes */${sizeBytes}`, 'accept-ranges': 'bytes' },
    });
  }
  const whole = { ...headers, 'content-length': String(sizeBytes) };
  if (method === 'HEAD') return { status: 200, headers: whole, body: null };
  if (ranges === 'whole') return { status: 200, headers: whole, body: await readBytes(store, key) };
  const [range] = ranges;
  if (ranges.length === 1 && range !== undefined) {
    return {
      status: 206,
      headers: {
        ...headers,
        'content-range': `bytes ${range.start}-${range.end}/${sizeBytes}`,
        'content-length': String(range.end - range.start + 1),
      },
      body: await readBytes(store, key, range),
    };
  }
  return answerParts(headers, ranges, sizeBytes, whole, (piece) => readBytes(store, key, piece));
}

async function answerParts(
  headers: Record<string, string>,
  ranges: readonly ByteRange[],
  sizeBytes: number,
  whole: Record<string, string>,
  read: (range?: ByteRange) => ReturnType<typeof readBytes>,
): Promise<Answer> {
  const layout = layOutParts(ranges, sizeBytes, headers['content-type'] ?? '');
  // Many small parts can weigh more than the file itself: then the file is the better answer.
  if (layout.lengthBytes >= sizeBytes) return { status: 200, headers: whole, body: await read() };
  return {
    status: 206,
    headers: {
      ...headers,
      'content-type': `multipart/byteranges; boundary=${layout.boundary}`,
      'content-length': String(layout.lengthBytes),
    },
    body: streamParts(layout, read),
  };
}

function describeFile(request: AnswerRequest, key: MediaKey, stat: MediaStat) {
  const headers: Record<'content-type' | 'etag' | 'last-modified', string> &
    Partial<Record<'content-disposition', string>> &
    Record<string, string> = {
    ...openHeaders,
    'content-type': mediaTypes[key.extension],
    'accept-ranges': 'bytes',
    'cache-control': 'public, max-age=31536000, immutable',
    'content-security-policy': filePolicy,
    etag: `"${key.hash}"`,
    'last-modified': toHttpDate(stat.modifiedAt),
  };
  // Most addresses of files have no query, and need not be read to be answered.
  const hasQuery = request.written?.includes('?') ?? true;
  const wanted = hasQuery ? request.url.searchParams.get('download') : null;
  if (wanted === null) return headers;
  return { ...headers, 'content-disposition': writeAttachment(wanted, key.extension) };
}

/** Where the store itself gives a film. Pictures and texts are ours to send: pages take them from us only. */
async function findAddress(
  store: MediaReader,
  key: string,
  { extension }: MediaKey,
  disposition: string | undefined,
): Promise<string | null> {
  return extension === 'mp4' || extension === 'webm' ? store.url(key, disposition) : null;
}

async function readBytes(store: MediaReader, key: string, range?: ByteRange) {
  const bytes = await store.read(key, range);
  // It was there a moment ago: taken away between the two looks.
  if (bytes === null) throw notFound();
  return bytes;
}

function notFound(): Problem {
  return new Problem('not_found', 'There is no file of that name.');
}
