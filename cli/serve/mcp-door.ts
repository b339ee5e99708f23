import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { answerMcp } from '@/lib/api/mcp-server.server';
import { sendAnswer } from './send-answer';

/** Hands a request for the tools to their handler, under our own origin, and sends what it says. */
export async function answerTools(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const method = request.method ?? 'GET';
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
