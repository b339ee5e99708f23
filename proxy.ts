import { type NextRequest, NextResponse } from 'next/server';
import { chooseLanguage, LANGUAGE_COOKIE } from '@/lib/i18n/choose-language';
import { routePath } from '@/lib/i18n/locales';

const YEAR_SECONDS = 31_536_000;
const VARY = 'Accept-Language, Cookie, Sec-Fetch-Site';

/** Gives each page's address its language; decides nothing else, least of all access. */
export function proxy(request: NextRequest): NextResponse {
  const decision = chooseLanguage({
    pathname: request.nextUrl.pathname,
    search: request.nextUrl.search,
    choice: request.cookies.get(LANGUAGE_COOKIE)?.value,
    acceptLanguage: request.headers.get('accept-language'),
    fetchSite: request.headers.get('sec-fetch-site'),
  });
  const response =
    decision.kind === 'serve'
      ? NextResponse.rewrite(
          new URL(routePath(decision.locale, decision.path) + request.nextUrl.search, request.url),
        )
      : NextResponse.redirect(new URL(decision.location, request.url), decision.status);
  if (decision.varies) response.headers.append('Vary', VARY);
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

/** Pages only: no API, no media, nothing with a file's extension. */
export const config = {
  matcher: ['/((?!api/|_next/|media/|embed/|feed|.*\\.[a-z0-9]+$).*)'],
};
