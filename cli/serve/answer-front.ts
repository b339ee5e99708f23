import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerUnready, findReady, isOurs } from '@/lib/api/answer.server';
import type { Rooms } from '@/lib/api/api-route';
import { MCP_PATH } from '@/lib/api/mcp-server.server';
import { SESSION_COOKIES } from '@/lib/auth/session-cookie';
import { readPrimary } from '@/lib/db/read-primary.server';
import type { Answer } from '@/lib/http/answer';
import { Problem, toProblem } from '@/lib/http/problem';
import { answerTools } from './mcp-door';
import { answerPage, type PageRooms } from './page-door';
import { readCookie } from './read-cookie';
import { readTarget, tidyPath } from './read-target';
import { refuse, sealAnswer } from './seal-answer';
import { readRequest, SentHeaders, sendAnswer } from './send-answer';
import { STATIC_PREFIX, type StaticFiles } from './static-files';

/** Everything the front may have to ask. */
export interface FrontRooms {
  /** The origin readers use, as `https://reel.example`: never what a request's Host says. */
  origin: string;
  api: Rooms;
  pages: PageRooms;
  files: StaticFiles;
}

const PAGE_METHODS = 'GET, HEAD, OPTIONS';

/**
 * Answers one request. What only a curator sends is answered from the primary database: whoever has
 * just written something sees it, however far a replica is behind.
 */
export function answerFront(
  rooms: FrontRooms,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answered = () => answerByRooms(rooms, request, response);
  return isCurators(request) ? readPrimary(answered) : answered();
}

/** Readers only read, without a session and without a token. */
function isCurators({ method = 'GET', headers, url = '/' }: IncomingMessage): boolean {
  if (method !== 'GET' && method !== 'HEAD') return true;
  if (headers.authorization !== undefined || url.includes('/studio')) return true;
  const { cookie } = headers;
  if (cookie === undefined) return false;
  return SESSION_COOKIES.some((name) => readCookie(cookie, name) !== undefined);
}

/**
 * Answers one request: the API, media and the build's files itself, from the table and the kept
 * answers; pages through Next. What no address of ours could be is refused before anyone is asked.
 */
async function answerByRooms(
  rooms: FrontRooms,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method ?? 'GET';
  try {
    refuseWithoutHost(request);
    const url = request.url ?? '/';
    const headers = new SentHeaders(request.headers);
    // What has a ready answer as it is written was read before, and need not be read again.
    const found = findReady({ method, headers, written: rooms.origin + url }, rooms.api);
    const ready = found instanceof Promise ? await found : found;
    if (ready !== null) return await sendAnswer(response, ready);
    const target = readTarget(url);
    const { pathname, search } = target;
    const tidy = tidyPath(pathname);
    if (tidy !== pathname) return await sendAnswer(response, moved(method, tidy + search));
    const asked = readRequest(request, target, rooms.origin, headers);
    const place = pathname.includes('%') ? decodeURIComponent(pathname) : pathname;
    if (isOurs(place)) {
      return await sendAnswer(response, await answerUnready(asked, rooms.api));
    }
    if (place === MCP_PATH) return await answerTools(request, response, asked.url);
    if (place.startsWith('/_next')) {
      const file = place.startsWith(STATIC_PREFIX) ? await rooms.files.answer(asked) : null;
      return await sendAnswer(response, file === null ? nothing(method) : sealAnswer(method, file));
    }
    if (!place.startsWith('/api/')) {
      const refusal = refuseMethod(method);
      if (refusal !== null) return await sendAnswer(response, refusal);
    }
    // A handler of Next's sees the target we judged, not one with an authority before it.
    request.url = pathname + search;
    await answerPage(rooms.pages, rooms.origin, asked, request, response);
  } catch (thrown) {
    const problem = toProblem(thrown);
    if (problem.status >= 500) console.error(problem.cause ?? problem);
    if (response.headersSent) response.destroy();
    else await sendAnswer(response, refuse(method, problem));
  }
}

/** To the one right way of writing an address, as Next does it. */
function moved(method: string, location: string): Answer {
  return sealAnswer(method, {
    status: 308,
    headers: { location, 'content-type': 'text/plain; charset=utf-8' },
    body: location,
  });
}

/** Nothing stands there: images are not resized here, whatever `/_next/image` asks. */
function nothing(method: string): Answer {
  return refuse(method, new Problem('not_found', 'There is no file of that name.'));
}

/** RFC 9112, 3.2: HTTP/1.1 without a Host is no request, although nobody here believes it. */
function refuseWithoutHost({ headers, httpVersion }: IncomingMessage): void {
  if (headers.host !== undefined || httpVersion !== '1.1') return;
  throw new Problem('bad_request', 'A request names the host it is for.');
}

function refuseMethod(method: string): Answer | null {
  if (method === 'GET' || method === 'HEAD') return null;
  const headers = { allow: PAGE_METHODS };
  if (method === 'OPTIONS') return sealAnswer(method, { status: 204, headers, body: null });
  const problem = new Problem('method_not_allowed', `A page takes ${PAGE_METHODS}.`, {
    detail: { allowed: PAGE_METHODS.split(', ') },
    headers,
  });
  return refuse(method, problem);
}
