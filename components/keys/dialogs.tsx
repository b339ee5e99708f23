import type { ReactNode } from 'react';
import { type Locale, otherLocale } from '@/lib/i18n/locales';

/** What stands above the page for a while, given how to be gone. */
export type Opened = (close: () => void) => ReactNode;

/** What can be opened by a key, or by a button with `data-opens`. */
export type DialogName = 'palette' | 'sheet' | 'card';

const WORDS = {
  en: {
    keys: () => import('@/lib/i18n/messages/en/keys.json'),
    palette: () => import('@/lib/i18n/messages/en/palette.json'),
    prompts: () => import('@/lib/i18n/messages/en/prompts.json'),
    shell: () => import('@/lib/i18n/messages/en/shell.json'),
  },
  zh: {
    keys: () => import('@/lib/i18n/messages/zh/keys.json'),
    palette: () => import('@/lib/i18n/messages/zh/palette.json'),
    prompts: () => import('@/lib/i18n/messages/zh/prompts.json'),
    shell: () => import('@/lib/i18n/messages/zh/shell.json'),
  },
};

/**
 * The dialogs with their words, each fetched when it is first asked for; `open` leads to another,
 * `opener` is the button that was pressed.
 */
export const DIALOGS: Record<
  DialogName,
  (locale: Locale, open: (name: DialogName) => void, opener: HTMLElement | null) => Promise<Opened>
> = {
  async palette(locale, open) {
    const [{ Palette }, { listOwnEntries }, words, here, other] = await Promise.all([
      import('@/components/palette/palette'),
      import('@/components/palette/list-own-entries'),
      WORDS[locale].palette(),
      WORDS[locale].shell(),
      WORDS[otherLocale(locale)].shell(),
    ]);
    const names = { here: here.default.nav, other: other.default.nav };
    const entries = listOwnEntries(locale, names, words.default, () => open('sheet'));
    return (close) => (
      <Palette entries={entries} locale={locale} words={words.default} close={close} />
    );
  },
  async sheet(locale) {
    const [{ KeySheet }, words] = await Promise.all([import('./key-sheet'), WORDS[locale].keys()]);
    return (close) => <KeySheet words={words.default} close={close} />;
  },
  async card(locale, _, opener) {
    const [{ CardMenu, readCardClip }, words] = await Promise.all([
      import('@/components/clips/card-menu'),
      WORDS[locale].prompts(),
    ]);
    if (opener === null) return () => null;
    const clip = await readCardClip(opener.closest('[data-slug]'));
    const menu = { clip, opener, locale, words: words.default.copy };
    return (close) => <CardMenu key={clip.slug} {...menu} close={close} />;
  },
};
