import { isEmbed } from './embed-route';
import { DEFAULT_LOCALE, isLocale, type Locale, localePath, splitLocale } from './locales';

/** The cookie that keeps what the visitor chose with the switch. */
export const LANGUAGE_COOKIE = 'promptreel-language';

/** The parameter by which the switch says what was chosen: `/clips/x?lang=zh`. */
export const LANGUAGE_PARAMETER = 'lang';

/** The request headers that the answer at exactly `/` depends on. */
export const LANGUAGE_VARY = 'Accept-Language, Cookie, Sec-Fetch-Site';

/** What language is decided from; headers as they came, `search` with its `?` or empty. */
export interface LanguageRequest {
  pathname: string;
  search: string;
  /** The stored choice, unchecked. */
  choice: string | undefined;
  acceptLanguage: string | null;
  /** `Sec-Fetch-Site`: a step inside the gallery is not an arrival. */
  fetchSite: string | null;
}

/** Serve `path` in `locale`, or send the visitor elsewhere, storing `choice` where one was made. */
export type LanguageDecision =
  | { kind: 'serve'; locale: Locale; path: string; varies: boolean }
  | {
      kind: 'redirect';
      status: 307 | 308;
      location: string;
      choice: Locale | null;
      varies: boolean;
    };

/**
 * Decides the language of a page's address. Only exactly `/` may lead elsewhere by the visitor's
 * taste: by the stored choice, else by Accept-Language on arrival. Deep links stay as they are.
 */
export function chooseLanguage(request: LanguageRequest): LanguageDecision {
  if (isEmbed(request.pathname)) {
    // Chosen by whoever embeds, in the address: no cookie, no visitor's taste, no redirect.
    return { kind: 'serve', locale: DEFAULT_LOCALE, path: request.pathname, varies: false };
  }
  const { locale, path, prefixed } = splitLocale(request.pathname);
  const params = new URLSearchParams(request.search);
  const asked = params.get(LANGUAGE_PARAMETER);
  if (isLocale(asked)) {
    params.delete(LANGUAGE_PARAMETER);
    const search = params.size === 0 ? '' : `?${params}`;
    const location = localePath(asked, path + search);
    return { kind: 'redirect', status: 307, location, choice: asked, varies: false };
  }
  if (prefixed && locale === DEFAULT_LOCALE) {
    const location = path + request.search;
    return { kind: 'redirect', status: 308, location, choice: null, varies: false };
  }
  const isDoor = request.pathname === '/' && request.search === '';
  if (isDoor && preferredLocale(request) !== DEFAULT_LOCALE) {
    const location = localePath(preferredLocale(request), '/');
    return { kind: 'redirect', status: 307, location, choice: null, varies: true };
  }
  return { kind: 'serve', locale, path, varies: isDoor };
}

function preferredLocale(request: LanguageRequest): Locale {
  if (isLocale(request.choice)) return request.choice;
  if (request.fetchSite === 'same-origin' || request.acceptLanguage === null) return DEFAULT_LOCALE;
  return readAcceptLanguage(request.acceptLanguage) ?? DEFAULT_LOCALE;
}

/** The first language of the interface in an Accept-Language header, by weight (RFC 9110, 12.5.4). */
export function readAcceptLanguage(header: string): Locale | null {
  const ranges = header.split(',', 32).map((part, position) => {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map((one) => /^\s*q=([\d.]+)\s*$/.exec(one)?.[1]).find(Boolean);
    return { primary: range.split('-')[0], weight: weight ? Number(weight) : 1, position };
  });
  const known = ranges
    .filter((one) => isLocale(one.primary) && one.weight > 0)
    .sort((a, b) => b.weight - a.weight || a.position - b.position);
  const first = known[0]?.primary;
  return isLocale(first) ? first : null;
}
