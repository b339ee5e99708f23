import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { answerMcp } from '@/lib/api/mcp-server.server';
import { findReader } from '@/lib/http/find-reader';
import { getReadLimit, tooManyReads } from '@/lib/http/read-limit.server';
import { refuse } from './seal-answer';
import { sendAnswer } from './send-answer';

/** Hands a request for the tools to their handler, under our own origin, and sends what it says. */
export async function answerTools(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const method = request.method ?? 'GET';
  // A question is an answer that has to be made: it counts like one of the API.
  const reader = findReader(
    request.socket.remoteAddress,
    request.headers['x-forwarded-for']?.toString(),
  );
  const waitSeconds = reader === null ? 0 : getReadLimit().take(reader);
  if (waitSeconds > 0) return sendAnswer(response, refuse(method, tooManyReads(waitSeconds)));
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  const isPost = method === 'POST';
  const body = isPost ? (Readable.toWeb(request) as ReadableStream<Uint8Array>) : null;
  const init = { method: isPost ? method : 'GET', headers, body, duplex: 'half' };
  const answered = await answerMcp(new Request(url, init as RequestInit), url.origin);
  await sendAnswer(response, {
    status: answered.status,
    headers: Object.fromEntries(answered.headers),
    body: method === 'HEAD' ? null : answered.body,
  });
}
