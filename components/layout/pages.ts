/** The pages of the header, in its order; their names are `shell.nav.<page>`. */
export const PAGES = [
  'wall',
  'timeline',
  'vocabulary',
  'compare',
  'collections',
  'sources',
  'explainers',
  'about',
] as const;

/** The header's pages, and what the visitor keeps: for the menu and the palette. */
export const ALL_PAGES = [...PAGES, 'favourites'] as const;

/** A page's address without the language. */
export function pagePath(page: (typeof ALL_PAGES)[number]): string {
  return page === 'wall' ? '/' : `/${page}`;
}
