import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { type Answer, type AnswerRequest, discardBody } from '@/lib/http/answer';
import { findReader } from '@/lib/http/find-reader';
import { readText } from '@/lib/http/read-text';

/** Reads what handlers are told from a request whose target was found sound, at our own origin. */
export function readRequest(
  request: IncomingMessage,
  target: string,
  origin: string,
): AnswerRequest {
  const { headers } = request;
  const forwarded = headers['x-forwarded-for'];
  return {
    reader: findReader(request.socket.remoteAddress, forwarded?.toString()),
    method: request.method ?? 'GET',
    url: new URL(origin + target),
    readBody: (mostBytes) => readText(request, mostBytes),
    headers: {
      get(name) {
        const value = headers[name];
        if (value === undefined) return null;
        return typeof value === 'string' ? value : value.join(', ');
      },
    },
  };
}

/** Sends an answer; a stream as fast as the reader takes it, let go of when the reader goes away. */
export async function sendAnswer(response: ServerResponse, answer: Answer): Promise<void> {
  const { status, headers, body, cookies } = answer;
  if (response.destroyed) {
    discardBody(body);
    return;
  }
  if (cookies !== undefined) response.setHeader('set-cookie', cookies);
  response.writeHead(status, headers);
  if (!(body instanceof ReadableStream)) {
    if (body === null) response.end();
    else response.end(body);
    return;
  }
  try {
    await pipeline(Readable.fromWeb(body as NodeReadableStream<Uint8Array>), response);
  } catch (cause) {
    // A reader who leaves in the middle of a film is no failure.
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw cause;
  }
}
