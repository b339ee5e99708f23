'use client';

import { useEffect, useRef, useState } from 'react';
import { switchTheme } from '@/components/layout/theme-switch';
import { announce } from '@/components/ui/announce';
import type { Locale } from '@/lib/i18n/locales';
import { DIALOGS, type DialogName, type Opened } from './dialogs';
import { useKeys } from './use-keys';

/**
 * The shortcuts that work on every page, and the dialogs they open. Buttons marked
 * `data-opens="sheet"` need no code of their own. `failed` is said when a dialog cannot be fetched.
 */
export function Shortcuts({ locale, failed }: { locale: Locale; failed: string }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = (name: DialogName, opener: HTMLElement | null = null) => {
    DIALOGS[name](locale, open, opener).then(
      (dialog) => setOpened(() => dialog),
      () => announce(failed),
    );
  };
  useKeys({
    palette: () => open('palette'),
    sheet: () => open('sheet'),
    keep: ({ target }) => pressHeart(target),
    copyCard: ({ target }) => pressCopy(target),
    theme: switchTheme,
  });

  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    const listen = ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest<HTMLElement>('[data-opens]') : null;
      if (button) latest.current(button.dataset.opens as DialogName, button);
    };
    document.addEventListener('click', listen);
    return () => document.removeEventListener('click', listen);
  }, []);

  // A dialog's close is told a moment later: by then another may stand in its place.
  return opened?.(() => setOpened((now: Opened | null) => (now === opened ? null : now))) ?? null;
}

/** Presses the heart of the card that holds an element, else the page's own; false for none. */
function pressHeart(target: EventTarget | null): boolean {
  const card = target instanceof Element ? target.closest('[data-slug]') : null;
  const heart = (card ?? document).querySelector<HTMLElement>(
    card === null ? '[data-keep="page"]' : '[data-keep]',
  );
  heart?.click();
  return heart !== null;
}

/** Presses the copy button of the card that holds an element; false for none. */
function pressCopy(target: EventTarget | null): boolean {
  const card = target instanceof Element ? target.closest('[data-slug]') : null;
  const button = card?.querySelector<HTMLElement>('[data-copy]');
  button?.click();
  return button != null;
}
