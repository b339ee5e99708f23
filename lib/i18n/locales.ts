/** The languages of the interface; English stands at `/`, Chinese at `/zh`. */
export const LOCALES = ['en', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];

/** The language without a prefix in its addresses. */
export const DEFAULT_LOCALE: Locale = 'en';

/** The `lang` and `hreflang` of each language. */
export const LANGUAGE_TAGS: Readonly<Record<Locale, string>> = { en: 'en', zh: 'zh-Hans' };

/** Whether a string names a language of the interface. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((one) => one === value);
}

/** The other language: what the switch leads to. */
export function otherLocale(locale: Locale): Locale {
  return locale === 'en' ? 'zh' : 'en';
}

/** The address of a path (`/clips/x?q=y`, begins with `/`) in a language. */
export function localePath(locale: Locale, path: string): string {
  return locale === DEFAULT_LOCALE ? path : routePath(locale, path);
}

/** Where the route of a path lies in `app/[locale]`: like `localePath`, the default prefixed too. */
export function routePath(locale: Locale, path: string): string {
  return path === '/' || path.startsWith('/?') ? `/${locale}${path.slice(1)}` : `/${locale}${path}`;
}

/** Takes the language off a pathname: `/zh/clips/x` is Chinese and `/clips/x`. */
export function splitLocale(pathname: string): { locale: Locale; path: string; prefixed: boolean } {
  const [, first, ...rest] = pathname.split('/');
  const prefixed = isLocale(first);
  // One slash only: `//host` would be an address elsewhere.
  const path = (prefixed ? `/${rest.join('/')}` : pathname).replace(/^[/\\]+/, '/');
  return { locale: prefixed ? first : DEFAULT_LOCALE, path, prefixed };
}

/** The text of a pair in a language. */
export function inLocale(pair: { en: string; zh: string }, locale: Locale): string {
  return pair[locale];
}
