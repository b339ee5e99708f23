import 'server-only';
import type { Database } from '@/lib/db/database';
import type { Answer, AnswerRequest } from '@/lib/http/answer';
import { Problem, type ProblemCode } from '@/lib/http/problem';
import { openAuth } from './open-auth.server';

const CODES: Record<number, ProblemCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  429: 'too_many_requests',
};

/**
 * Asks one endpoint of the auth library in the name of a request that was judged, and gives its
 * answer with its cookies. It sees of the request's headers only what it needs. A `body` of null is
 * a GET; a failure is thrown as a Problem in the library's words.
 */
export async function askLibrary(
  database: Database,
  { url, headers, reader }: AnswerRequest,
  endpoint: string,
  body: unknown,
): Promise<Answer> {
  const auth = await openAuth(database, url.origin);
  const passed = new Headers({ origin: headers.get('origin') ?? url.origin });
  for (const name of ['cookie', 'user-agent', 'accept-language']) {
    const value = headers.get(name);
    if (value !== null) passed.set(name, value);
  }
  if (reader != null) passed.set('x-promptreel-reader', reader);
  if (body !== null) passed.set('content-type', 'application/json');
  const { basePath = '' } = auth.options;
  const reply = await auth.handler(
    new Request(url.origin + basePath + endpoint, {
      method: body === null ? 'GET' : 'POST',
      headers: passed,
      ...(body === null ? {} : { body: JSON.stringify(body) }),
    }),
  );
  const text = await reply.text();
  const cookies = reply.headers.getSetCookie();
  if (!reply.ok) {
    const { message } = readFault(text);
    throw new Problem(CODES[reply.status] ?? 'bad_request', message);
  }
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: withoutTokens(text),
    ...(cookies.length === 0 ? {} : { cookies }),
  };
}

function readFault(text: string): { message: string } {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    if (typeof message === 'string') return { message };
  } catch {
    // Not JSON: nothing more can be said.
  }
  return { message: 'That was refused.' };
}

/** The session's token stands in its cookie, where no script can read it, and nowhere else. */
function withoutTokens(text: string): string {
  return JSON.stringify(JSON.parse(text || 'null'), (name, value) =>
    name === 'token' ? undefined : value,
  );
}
