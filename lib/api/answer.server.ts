import 'server-only';
import { type Answer, type AnswerRequest, discardBody } from '@/lib/http/answer';
import { answerConditionally } from '@/lib/http/conditional';
import { weakEtag } from '@/lib/http/etag.server';
import { Problem, problemAnswer, toProblem } from '@/lib/http/problem';
import { getReadLimit, tooManyReads } from '@/lib/http/read-limit.server';
import { DATA_POLICY, SECURITY_HEADERS } from '@/lib/http/security-policy';
import { closeAnswer, isDesk, makeDesk } from './answer-desk.server';
import type { Rooms } from './api-route';
import { makeFinder } from './find-route';
import { houseRooms } from './open-rooms.server';
import { routes } from './routes.server';

const METHODS = 'GET, HEAD, OPTIONS';

// Open for reading to any page: what stands here is public, and no answer depends on a cookie.
const openHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Allow, Content-Length, ETag, Link, Retry-After',
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': DATA_POLICY,
  ...SECURITY_HEADERS,
};

const preflightHeaders = {
  'access-control-allow-methods': METHODS,
  'access-control-allow-headers':
    'Range, If-Range, If-Match, If-None-Match, If-Modified-Since, If-Unmodified-Since',
  'access-control-max-age': '86400',
};

// A film is read in many parts, and whoever watches over a gallery asks often.
const UNCOUNTED = new Set(['getMedia', 'readHealth']);

const finder = makeFinder(routes);

let desk: Promise<ReturnType<typeof makeDesk>> | undefined;

/** The desk's half of the table is loaded when it is first asked for: most galleries are only read. */
async function answerDesk(request: AnswerRequest, rooms: Rooms): Promise<Answer> {
  desk ??= import('./desk-routes.server').then(({ deskRoutes }) => makeDesk(deskRoutes));
  return (await desk)(request, rooms);
}

/** Whether an address is the table's to answer, with a failure too, and never a page's. */
export function isOurs(pathname: string): boolean {
  if (pathname === '/api/v1' || pathname.startsWith('/api/v1/')) return true;
  return pathname.startsWith('/media/') || finder.has(pathname);
}

/**
 * Answers a request to the API or for a stored file, whichever door it came through. Never throws:
 * a failure is an answer too, and what is not the reader's business is logged and not told.
 */
export async function answer(request: AnswerRequest, rooms: Rooms = houseRooms): Promise<Answer> {
  const [byTable, dress] = isDesk(request.url.pathname)
    ? [answerDesk, closeAnswer]
    : [answerByTable, openAnswer];
  try {
    return finish(request, dress(await byTable(request, rooms)));
  } catch (thrown) {
    const problem = toProblem(thrown);
    // What is refused on purpose is no fault of ours, although its status begins with a 5.
    if (problem.status >= 500 && problem.code !== 'not_implemented')
      console.error(problem.cause ?? problem);
    return finish(request, dress(problemAnswer(problem)));
  }
}

/** Puts on an answer of the open half what each carries. */
function openAnswer({ headers, ...answer }: Answer): Answer {
  return { ...answer, headers: { ...openHeaders, ...headers } };
}

async function answerByTable(request: AnswerRequest, rooms: Rooms): Promise<Answer> {
  const { method, url, headers } = request;
  const isRead = method === 'GET' || method === 'HEAD';
  const acceptEncoding = headers.get('accept-encoding');
  // Whole, because answers with absolute addresses in them differ by the origin.
  const written = url.href;
  const kept = rooms.kept();

  const known = isRead ? kept.aliasOf(written) : undefined;
  if (known !== undefined) {
    const ready = await kept.find(known, await readVersion(rooms), acceptEncoding);
    if (ready !== null) return answerConditionally(request, ready);
  }

  const { route, params } = finder.find(url.pathname);
  if (method === 'OPTIONS') {
    return { status: 204, headers: { allow: METHODS, ...preflightHeaders }, body: null };
  }
  if (!isRead) {
    throw new Problem('method_not_allowed', `This address takes ${METHODS}.`, {
      detail: { allowed: METHODS.split(', ') },
      headers: { allow: METHODS },
    });
  }
  const plan = route.handler(request, params);
  if (plan.kind === 'passing') {
    if (!UNCOUNTED.has(route.id)) countRead(request);
    return answerConditionally(request, withEtag(await plan.make(rooms)));
  }
  const version = await readVersion(rooms);
  if ((await kept.find(plan.key, version, acceptEncoding)) === null) countRead(request);
  const made = await kept.findOrMake(plan.key, version, acceptEncoding, () => plan.make(rooms));
  kept.rememberAlias(written, plan.key);
  return answerConditionally(request, made);
}

/** Ready answers are anybody's; one that has to be made counts for whoever asks for it. */
function countRead({ reader }: AnswerRequest): void {
  if (reader == null) return;
  const waitSeconds = getReadLimit().take(reader);
  if (waitSeconds > 0) throw tooManyReads(waitSeconds);
}

async function readVersion(rooms: Rooms): Promise<number> {
  return (await rooms.database()).version();
}

/** Text without a validator gets one of its content. */
function withEtag(answer: Answer): Answer {
  const { status, headers, body } = answer;
  if (status !== 200 || typeof body !== 'string' || headers.etag !== undefined) return answer;
  return { ...answer, headers: { ...headers, etag: weakEtag(body) } };
}

/** Adds an answer's length; a HEAD keeps the length and loses the body. */
function finish({ method }: AnswerRequest, { body, ...head }: Answer): Answer {
  const all: Record<string, string> = { ...head.headers };
  if (typeof body === 'string') all['content-length'] ??= String(Buffer.byteLength(body));
  else if (body instanceof Uint8Array) all['content-length'] ??= String(body.length);
  const whole = { ...head, headers: all, body };
  if (method !== 'HEAD') return whole;
  discardBody(body);
  return { ...whole, body: null };
}
