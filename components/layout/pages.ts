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

/** A page's address without the language. */
export function pagePath(page: (typeof PAGES)[number]): string {
  return page === 'wall' ? '/' : `/${page}`;
}
