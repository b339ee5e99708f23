import { ALL_PAGES, pagePath } from '@/components/layout/pages';
import { switchTheme } from '@/components/layout/theme-switch';
import { currentShelf } from '@/components/shelf/shelf-store';
import { type Locale, localePath } from '@/lib/i18n/locales';
import type { PaletteEntry } from './find-entries';
import type { PaletteWords } from './palette-words';

/** The names of the pages, in one language. */
type PageNames = Record<(typeof ALL_PAGES)[number], string>;

/** A control of the page that says by `aria-keyshortcuts` or otherwise what it is. */
const CONTROLS = { copy: '[aria-keyshortcuts="c"]', language: 'header a[hreflang]' } as const;

/**
 * The pages, the visitor's own searches, and what can be done on this one: an action presses the control that the page has for
 * it, and is not offered where there is none.
 */
export function listOwnEntries(
  locale: Locale,
  names: { here: PageNames; other: PageNames },
  words: Pick<PaletteWords, 'actions'>,
  openSheet: () => void,
): PaletteEntry[] {
  const pages = ALL_PAGES.map((page) => ({
    group: 'pages' as const,
    key: page,
    name: names.here[page],
    alsoNamed: [names.other[page]],
    count: null,
    leads: localePath(locale, pagePath(page)),
  }));
  const views = currentShelf().views.map(({ id, name, search }) => ({
    group: 'views' as const,
    key: id,
    name,
    alsoNamed: [],
    count: null,
    leads: localePath(locale, `/?${search}`),
  }));
  const press = (selector: string) => {
    const control = document.querySelector<HTMLElement>(selector);
    return control === null ? null : () => control.click();
  };
  const actions = {
    copy: press(CONTROLS.copy),
    theme: switchTheme,
    language: press(CONTROLS.language),
    sheet: openSheet,
  };
  const offered = Object.entries(actions).flatMap(([key, leads]) => {
    if (leads === null) return [];
    const name = words.actions[key as keyof typeof actions];
    return [{ group: 'actions' as const, key, name, alsoNamed: [], count: null, leads }];
  });
  return [...pages, ...views, ...offered];
}
