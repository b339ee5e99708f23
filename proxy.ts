import { hash } from 'node:crypto';
import { type NextRequest, NextResponse } from 'next/server';
import { THEME_SCRIPT } from '@/components/layout/theme-script';
import { readEnv } from '@/lib/env/env.server';
import {
  FAULT_HEADER,
  KEPT_PAGE_HEADER,
  makeNonce,
  pagePolicy,
  SECURITY_HEADERS,
} from '@/lib/http/security-policy';
import { chooseLanguage, LANGUAGE_COOKIE, LANGUAGE_VARY } from '@/lib/i18n/choose-language';
import { embedRoute, isEmbed } from '@/lib/i18n/embed-route';
import { type Locale, routePath } from '@/lib/i18n/locales';
import { listMediaOrigins } from '@/lib/media/media-origins.server';

const YEAR_SECONDS = 31_536_000;
const { NODE_ENV } = readEnv();
const mediaOrigins = listMediaOrigins();
const themeHash = `sha256-${hash('sha256', THEME_SCRIPT, 'base64')}`;

/** Gives each page's address its language and its headers; decides nothing else, least of all access. */
export function proxy(request: NextRequest): NextResponse {
  const decision = chooseLanguage({
    pathname: request.nextUrl.pathname,
    search: request.nextUrl.search,
    choice: request.cookies.get(LANGUAGE_COOKIE)?.value,
    acceptLanguage: request.headers.get('accept-language'),
    fetchSite: request.headers.get('sec-fetch-site'),
  });
  const policy = makePolicy(request);
  const response =
    decision.kind === 'serve'
      ? NextResponse.rewrite(
          new URL(findRoute(request, decision.locale, decision.path), request.url),
          { request: { headers: withPolicy(request, policy) } },
        )
      : NextResponse.redirect(new URL(decision.location, request.url), decision.status);
  response.headers.set('Content-Security-Policy', policy);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  if (decision.varies) response.headers.append('Vary', LANGUAGE_VARY);
  if (decision.kind === 'redirect' && decision.choice !== null) {
    response.headers.set('Cache-Control', 'no-store');
    response.cookies.set(LANGUAGE_COOKIE, decision.choice, {
      maxAge: YEAR_SECONDS,
      path: '/',
      sameSite: 'lax',
      httpOnly: true,
    });
  }
  return response;
}

/** Where the route of a page lies in `app`, with its query. */
function findRoute(request: NextRequest, locale: Locale, path: string): string {
  const { search } = request.nextUrl;
  const fault = request.headers.get(FAULT_HEADER);
  const shown = fault !== null && /^(?:404|410|500)$/.test(fault) ? `/fault/${fault}` : null;
  if (!isEmbed(path)) return routePath(locale, shown ?? path) + search;
  return embedRoute(shown === null ? path : `/embed${shown}`, search) + search;
}

/** A page that the front keeps has no nonce: the front allows its inline scripts by hash. */
function makePolicy(request: NextRequest): string {
  return pagePolicy({
    ...(request.headers.has(KEPT_PAGE_HEADER) ? {} : { nonce: makeNonce() }),
    hashes: [themeHash],
    isFrameable: isEmbed(request.nextUrl.pathname),
    mediaOrigins,
    isDevelopment: NODE_ENV === 'development',
  });
}

/** Next reads the nonce from the request's own policy; what a client wrote there is replaced. */
function withPolicy(request: NextRequest, policy: string): Headers {
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  return headers;
}

/** Pages only: no API, no media, nothing with a file's extension. */
export const config = {
  matcher: ['/((?!api/|_next/|media/|feed|oembed$|mcp$|.*\\.[a-z0-9]+$).*)'],
};
