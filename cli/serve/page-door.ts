import type { IncomingMessage, ServerResponse } from 'node:http';
import { SESSION_COOKIES } from '@/lib/auth/session-cookie';
import type { AnswerRequest } from '@/lib/http/answer';
import { answerConditionally } from '@/lib/http/conditional';
import type { KeptAnswers } from '@/lib/http/kept-answers.server';
import { pagePolicy, SECURITY_HEADERS } from '@/lib/http/security-policy';
import { chooseLanguage, LANGUAGE_COOKIE } from '@/lib/i18n/choose-language';
import { splitLocale } from '@/lib/i18n/locales';
import { readCookie } from './read-cookie';
import { ASK_EACH_TIME, addLanguage, ourName, type RenderRooms, renderPage } from './render-page';
import { sealAnswer } from './seal-answer';
import { sendAnswer } from './send-answer';

/** What the door to the pages needs: Next, the store, and the version. */
export interface PageRooms extends RenderRooms {
  kept: KeptAnswers;
  readVersion: () => number | Promise<number>;
}

// What Next's processes and proxies tell each other; from outside it is not believed.
const innerHeader =
  /^(?:x-(?:middleware|invoke|nextjs|next|matched|now|prerender|promptreel|forwarded)-|content-security-policy|x-nonce$|forwarded$)/;

/**
 * Answers pages: a public one is rendered whole once a catalogue version, kept, and its inline
 * scripts allowed by hash; anything else (navigation payloads, files, redirects) is Next's to send,
 * unless what stood there was taken down.
 */
export async function answerPage(
  rooms: PageRooms,
  origin: string,
  asked: AnswerRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const decision = decideLanguage(asked);
  const { pathname, search } = asked.url;
  if (decision.kind !== 'serve' || !isKeepable(rooms, asked)) {
    // What was taken down is 410 to everyone, kept or not: Next by itself would say 404.
    if (decision.kind === 'serve' && (await rooms.isGone?.(pathname))) {
      const page = await renderPage(rooms, asked.url, decision.varies);
      return sendAnswer(response, sealAnswer(asked.method, page));
    }
    return passOn(rooms, origin, decision.varies, request, response);
  }
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
  if (isDeskPage(url.pathname)) return false;
  const cookie = headers.get('cookie');
  // A curator sees what is there now; whoever only claims to be one gets the same page, made anew.
  if (SESSION_COOKIES.some((name) => readCookie(cookie, name) !== undefined)) return false;
  return !url.pathname.startsWith('/api/') && !/\.[^/]*$/.test(url.pathname);
}

/** The desk's own pages: one curator's alone, kept by nobody. */
function isDeskPage(pathname: string): boolean {
  return /^\/studio(?:\/|$)/.test(splitLocale(pathname).path);
}

/** Hands a request to Next, without what only Next may say, and under our own name. */
function passOn(
  rooms: PageRooms,
  origin: string,
  varies: boolean,
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
  if (isDeskPage(readPath(request))) response.setHeader('x-robots-tag', 'noindex');
  else mendHeaders(response, varies);
  return rooms.handle(request, response);
}

const readPath = ({ url = '/' }: IncomingMessage) => url.split('?', 1)[0] ?? '/';

/**
 * A document that must not be stored cannot be returned to; ours may be, and is then asked for. And
 * at exactly `/` what the answer depends on is said again: Next writes its own over it.
 */
function mendHeaders(response: ServerResponse, varies: boolean): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (...args: unknown[]) => {
    const type = String(response.getHeader('content-type') ?? '');
    if (type.startsWith('text/html'))
      response.setHeader('cache-control', `private, ${ASK_EACH_TIME}`);
    if (varies) response.setHeader('vary', addLanguage(response.getHeader('vary')?.toString()));
    return writeHead(...args);
  };
}
