import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Answer, AnswerRequest } from '@/lib/http/answer';
import { answerConditionally } from '@/lib/http/conditional';
import { weakEtag } from '@/lib/http/etag.server';
import { hashInlineScripts } from '@/lib/http/hash-scripts.server';
import type { KeptAnswers } from '@/lib/http/kept-answers.server';
import { KEPT_PAGE_HEADER, pagePolicy, SECURITY_HEADERS } from '@/lib/http/security-policy';
import { chooseLanguage, LANGUAGE_COOKIE, LANGUAGE_VARY } from '@/lib/i18n/choose-language';
import { capturePage, type PageHandler } from './capture-page';
import { readCookie } from './read-cookie';
import { sealAnswer } from './seal-answer';
import { sendAnswer } from './send-answer';

/** What the door to the pages needs: Next, the store, and the version. */
export interface PageRooms {
  handle: PageHandler;
  kept: KeptAnswers;
  readVersion: () => Promise<number>;
  /** Origins beside our own that a page may play originals from. */
  mediaOrigins: readonly string[];
}

// May lie in the back/forward cache, unlike Next's no-store, and is asked for again each time.
const ASK_EACH_TIME = 'no-cache';

// What Next's processes and proxies tell each other; from outside it is not believed.
const innerHeader =
  /^(?:x-(?:middleware|invoke|nextjs|next|matched|now|prerender|promptreel|forwarded)-|content-security-policy|x-nonce$|forwarded$)/;

// What is kept of a rendered page's headers; the rest speaks of one connection or of Next's caches.
const keptHeaders = [
  'content-type',
  'content-language',
  'link',
  'location',
  'vary',
  'x-robots-tag',
];

/**
 * Answers pages: a public one is rendered whole once a catalogue version, kept, and its inline
 * scripts allowed by hash; anything else (navigation payloads, files, redirects) is Next's to send.
 */
export async function answerPage(
  rooms: PageRooms,
  origin: string,
  asked: AnswerRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const decision = decideLanguage(asked);
  if (decision.kind !== 'serve' || !isKeepable(rooms, asked)) {
    return passOn(rooms, origin, request, response);
  }
  const { pathname, search } = asked.url;
  const version = await rooms.readVersion();
  const accept = asked.headers.get('accept-encoding');
  const page = await rooms.kept.findOrMake(
    `page ${pathname}${search}`,
    version,
    accept,
    async () => ({
      answer: await renderPage(rooms, asked.url, decision.varies),
      // Read before the rows were: a write between the two leaves a page that is made anew.
      version,
    }),
  );
  await sendAnswer(response, sealAnswer(asked.method, answerConditionally(asked, page)));
}

function decideLanguage({ url, headers }: AnswerRequest) {
  return chooseLanguage({
    pathname: url.pathname,
    search: url.search,
    choice: readCookie(headers.get('cookie'), LANGUAGE_COOKIE),
    acceptLanguage: headers.get('accept-language'),
    fetchSite: headers.get('sec-fetch-site'),
  });
}

/** Documents only: a navigation payload is one reader's step, a file keeps its own headers. */
function isKeepable({ kept }: PageRooms, { url, headers }: AnswerRequest): boolean {
  if (kept.isOff || headers.get('rsc') !== null || url.searchParams.has('_rsc')) return false;
  return !url.pathname.startsWith('/api/') && !/\.[^/]*$/.test(url.pathname);
}

async function renderPage(rooms: PageRooms, url: URL, varies: boolean): Promise<Answer> {
  const { status, headers, body } = await capturePage(rooms.handle, url.pathname + url.search, {
    ...ourName(url.origin),
    [KEPT_PAGE_HEADER]: '1',
    accept: 'text/html',
  });
  const { mediaOrigins } = rooms;
  const kept = pickHeaders(headers);
  const hashes = hashInlineScripts(body.toString('utf8'));
  return {
    status,
    headers: {
      ...kept,
      ...(varies ? { vary: `${kept.vary ?? 'rsc'}, ${LANGUAGE_VARY}` } : {}),
      'cache-control': ASK_EACH_TIME,
      'content-security-policy': pagePolicy({ hashes, mediaOrigins }),
      ...(status === 200 ? { etag: weakEtag(body) } : {}),
    },
    body,
  };
}

function pickHeaders(headers: OutgoingHttpHeaders): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of keptHeaders) {
    const value = headers[name];
    if (value !== undefined) picked[name] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return picked;
}

/** Hands a request to Next, without what only Next may say, and under our own name. */
function passOn(
  rooms: PageRooms,
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
) {
  for (const name of Object.keys(request.headers)) {
    if (innerHeader.test(name)) delete request.headers[name];
  }
  Object.assign(request.headers, ourName(origin));
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
  // A page that is not kept has its own policy, with a nonce, set by proxy.ts in this one's place.
  const policy = pagePolicy({ mediaOrigins: rooms.mediaOrigins });
  response.setHeader('content-security-policy', policy);
  allowBackCache(response);
  return rooms.handle(request, response);
}

function ourName(origin: string): Record<string, string> {
  const { host, protocol } = new URL(origin);
  return { host, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) };
}

/** A document that must not be stored cannot be returned to; ours may be, and is then asked for. */
function allowBackCache(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (...args: unknown[]) => {
    const type = String(response.getHeader('content-type') ?? '');
    if (type.startsWith('text/html'))
      response.setHeader('cache-control', `private, ${ASK_EACH_TIME}`);
    return writeHead(...args);
  };
}
