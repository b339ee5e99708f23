'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { switchTheme } from '@/components/layout/theme-switch';
import { announce } from '@/components/ui/announce';
import type { Locale } from '@/lib/i18n/locales';
import { useKeys } from './use-keys';

/** What stands above the page for a while: a dialog, given how to be gone. */
type Opened = (close: () => void) => ReactNode;

/** What can be opened, by a key or by a button with `data-opens`; each fetched when it is first asked for. */
const DIALOGS = {
  async sheet(locale: Locale): Promise<Opened> {
    const [{ KeySheet }, words] = await Promise.all([
      import('./key-sheet'),
      locale === 'zh'
        ? import('@/lib/i18n/messages/zh/keys.json')
        : import('@/lib/i18n/messages/en/keys.json'),
    ]);
    return (close) => <KeySheet words={words.default} close={close} />;
  },
};
type DialogName = keyof typeof DIALOGS;

/**
 * The shortcuts that work on every page, and the dialogs they open. Buttons marked
 * `data-opens="sheet"` need no code of their own. `failed` is said when a dialog cannot be fetched.
 */
export function Shortcuts({ locale, failed }: { locale: Locale; failed: string }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = (name: DialogName) => {
    DIALOGS[name](locale).then(
      (dialog) => setOpened(() => dialog),
      () => announce(failed),
    );
  };
  useKeys({ sheet: () => open('sheet'), theme: switchTheme });

  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const listen = ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-opens]') : null;
      if (button) latest.current(button.dataset.opens as DialogName);
    };
    document.addEventListener('click', listen);
    return () => document.removeEventListener('click', listen);
  }, []);

  return opened?.(() => setOpened(null)) ?? null;
}
