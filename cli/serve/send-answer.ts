import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import {
  type Answer,
  type AnswerRequest,
  discardBody,
  type RequestHeaders,
} from '@/lib/http/answer';
import { findReader } from '@/lib/http/find-reader';
import { readText } from '@/lib/http/read-text';
import type { Target } from './read-target';

/** The headers of a request, read where they stand. */
export class SentHeaders implements RequestHeaders {
  readonly #sent: IncomingHttpHeaders;

  constructor(sent: IncomingHttpHeaders) {
    this.#sent = sent;
  }

  get(name: string): string | null {
    const value = this.#sent[name];
    if (value === undefined) return null;
    return typeof value === 'string' ? value : value.join(', ');
  }
}

/** Reads what handlers are told from a request whose target was found sound, at our own origin. */
export function readRequest(
  request: IncomingMessage,
  { pathname, search }: Target,
  origin: string,
  headers: RequestHeaders,
): AnswerRequest {
  const forwarded = headers.get('x-forwarded-for');
  const written = origin + pathname + search;
  let url: URL | undefined;
  return {
    reader: findReader(request.socket.remoteAddress, forwarded ?? undefined),
    method: request.method ?? 'GET',
    written,
    pathname,
    // A ready answer is found by the address as it is written.
    get url() {
      url ??= new URL(written);
      return url;
    },
    readBody: (mostBytes) => readText(request, mostBytes),
    headers,
  };
}

/**
 * Sends an answer: what is there whole at once; a stream as fast as the reader takes it, let go of when
 * the reader goes away.
 */
export function sendAnswer(response: ServerResponse, answer: Answer): Promise<void> | undefined {
  const { status, headers, body, latin1, cookies } = answer;
  if (response.destroyed) {
    discardBody(body);
    return undefined;
  }
  if (cookies !== undefined) response.setHeader('set-cookie', cookies);
  response.writeHead(status, headers);
  if (body instanceof ReadableStream) return sendStream(response, body);
  if (body === null) response.end();
  else if (latin1 === undefined) response.end(body);
  else response.end(latin1, 'latin1');
  return undefined;
}

async function sendStream(
  response: ServerResponse,
  body: ReadableStream<Uint8Array>,
): Promise<void> {
  try {
    await pipeline(Readable.fromWeb(body as NodeReadableStream<Uint8Array>), response);
  } catch (cause) {
    // A reader who leaves in the middle of a film is no failure.
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw cause;
  }
}
