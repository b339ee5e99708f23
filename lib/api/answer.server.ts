import 'server-only';
import { type Answer, type AnswerRequest, discardBody } from '@/lib/http/answer';
import { answerConditionally } from '@/lib/http/conditional';
import { weakEtag } from '@/lib/http/etag.server';
import { Problem, problemAnswer, toProblem } from '@/lib/http/problem';
import { getReadLimit, tooManyReads } from '@/lib/http/read-limit.server';
import { DATA_POLICY, SECURITY_HEADERS } from '@/lib/http/security-policy';
import { whenThere } from '@/lib/http/when-there';
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
  const { method, headers } = request;
  const asked = { method, headers, written: writtenOf(request) };
  return (await findReady(asked, rooms)) ?? answerUnready(request, rooms);
}

/** The same where `findReady` has found nothing. */
export async function answerUnready(request: AnswerRequest, rooms: Rooms): Promise<Answer> {
  let dress = openAnswer;
  try {
    if (!isDesk(pathOf(request))) return await answerByTable(request, rooms);
    dress = closeAnswer;
    return finish(request, dress(await answerDesk(request, rooms)));
  } catch (thrown) {
    return finish(request, dress(tellFailure(thrown)));
  }
}

function tellFailure(thrown: unknown): Answer {
  const problem = toProblem(thrown);
  // What is refused on purpose is no fault of ours, although its status begins with a 5.
  if (problem.status >= 500 && problem.code !== 'not_implemented')
    console.error(problem.cause ?? problem);
  return problemAnswer(problem);
}

/** Puts on an answer of the open half what each carries. */
function openAnswer(answer: Answer): Answer {
  return { ...answer, headers: { ...openHeaders, ...answer.headers } };
}

type AskedFor = Pick<AnswerRequest, 'method' | 'headers'>;

/** What of a request has to be known to find its ready answer. */
interface ReadyRequest extends AskedFor {
  /** Whole, because answers with absolute addresses in them differ by the origin. */
  written: string;
}

/**
 * The ready answer of an address that was read before as it is written; null when it has to be read.
 * At once where the version is known at once. Never throws, as `answer` does not.
 */
export function findReady(
  request: ReadyRequest,
  rooms: Rooms,
): Answer | null | Promise<Answer | null> {
  const { method, written, headers } = request;
  if (method !== 'GET' && method !== 'HEAD') return null;
  const kept = rooms.kept();
  const known = kept.aliasOf(written);
  if (known === undefined) return null;
  const fail = (thrown: unknown) => finish(request, openAnswer(tellFailure(thrown)));
  try {
    const found = whenThere(readVersion(rooms), (version) => {
      const ready = kept.find(known, version, headers.get('accept-encoding'));
      return ready === null ? null : whenThere(ready, (one) => tellReady(request, one));
    });
    return found instanceof Promise ? found.catch(fail) : found;
  } catch (thrown) {
    return fail(thrown);
  }
}

const writtenOf = (request: AnswerRequest) => request.written ?? request.url.href;
const pathOf = (request: AnswerRequest) => request.pathname ?? request.url.pathname;

/** What a kept answer, which has all its headers, comes to by a request's conditions. */
function tellReady(request: AskedFor, ready: Answer): Answer {
  const told = answerConditionally(request, ready);
  if (told === ready.unchanged) return told;
  if (told !== ready) return finish(request, openAnswer(told));
  return request.method === 'HEAD'
    ? { status: ready.status, headers: ready.headers, body: null }
    : ready;
}

async function answerByTable(request: AnswerRequest, rooms: Rooms): Promise<Answer> {
  const { method, headers } = request;
  const { route, params } = finder.find(pathOf(request));
  if (method === 'OPTIONS') {
    const allowed = { allow: METHODS, ...preflightHeaders };
    return finish(request, openAnswer({ status: 204, headers: allowed, body: null }));
  }
  if (method !== 'GET' && method !== 'HEAD') {
    throw new Problem('method_not_allowed', `This address takes ${METHODS}.`, {
      detail: { allowed: METHODS.split(', ') },
      headers: { allow: METHODS },
    });
  }
  const plan = route.handler(request, params);
  if (plan.kind === 'passing') {
    if (!UNCOUNTED.has(route.id)) countRead(request);
    const made = answerConditionally(request, withEtag(await plan.make(rooms)));
    return finish(request, openAnswer(made));
  }
  const kept = rooms.kept();
  const version = await readVersion(rooms);
  const accepted = headers.get('accept-encoding');
  if (kept.find(plan.key, version, accepted) === null) countRead(request);
  const made = await kept.findOrMake(plan.key, version, accepted, async () => {
    const { answer: bare, ...rest } = await plan.make(rooms);
    return { ...rest, answer: openAnswer(bare) };
  });
  kept.rememberAlias(writtenOf(request), plan.key);
  return tellReady(request, made);
}

/** Ready answers are anybody's; one that has to be made counts for whoever asks for it. */
function countRead({ reader }: AnswerRequest): void {
  if (reader == null) return;
  const waitSeconds = getReadLimit().take(reader);
  if (waitSeconds > 0) throw tooManyReads(waitSeconds);
}

function readVersion(rooms: Rooms): number | Promise<number> {
  return whenThere(rooms.database(), (database) => database.version());
}

/** Text without a validator gets one of its content. */
function withEtag(answer: Answer): Answer {
  const { status, headers, body } = answer;
  if (status !== 200 || typeof body !== 'string' || headers.etag !== undefined) return answer;
  return { ...answer, headers: { ...headers, etag: weakEtag(body) } };
}

/** Adds an answer's length; a HEAD keeps the length and loses the body. */
function finish({ method }: Pick<AnswerRequest, 'method'>, { body, ...head }: Answer): Answer {
  const all: Record<string, string> = { ...head.headers };
  if (typeof body === 'string') all['content-length'] ??= String(Buffer.byteLength(body));
  else if (body instanceof Uint8Array) all['content-length'] ??= String(body.length);
  const whole = { ...head, headers: all, body };
  if (method !== 'HEAD') return whole;
  discardBody(body);
  return { ...whole, body: null };
}
