import { DEFAULT_LOCALE, isLocale } from './locales';

/** The themes an embed may be asked in. */
export const EMBED_THEMES = ['dark', 'light'] as const;

/** Whether an address is an embed's: a player's (`/embed/<slug>`) or a wall's (`/embed`). */
export function isEmbed(pathname: string): boolean {
  return pathname === '/embed' || pathname.startsWith('/embed/');
}

/**
 * Where the route of an embed lies: its language and theme, which stand in its query, become the
 * first two parts of the path, because a page's frame is made before its query is read.
 */
export function embedRoute(pathname: string, search: string): string {
  const params = new URLSearchParams(search);
  const language = params.get('language');
  const locale = isLocale(language) ? language : DEFAULT_LOCALE;
  const theme = EMBED_THEMES.find((one) => one === params.get('theme')) ?? EMBED_THEMES[0];
  return `/embed/${locale}/${theme}${pathname.slice('/embed'.length)}`;
}
