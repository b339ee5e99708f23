'use client';

import { type RefObject, useEffect, useRef } from 'react';
import { placePopover } from '@/components/ui/place-popover';
import type { CopyForm } from '@/lib/prompts/copy-forms';
import styles from './copy-menu.module.css';
import type { CopyWords } from './copy-words';

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * Forms of a prompt as a menu in the browser's top layer, under what opened it: arrows, Home and End
 * move, Escape closes and gives the focus back (the browser's own popover). Without an id, which
 * lets an opener open it, it is open at once.
 */
export function FormMenu(props: {
  id?: string;
  opener: RefObject<HTMLElement | null>;
  forms: readonly CopyForm[];
  /** The form that the key `c` copies; null where the key copies nothing. */
  first: CopyForm | null;
  name: string;
  words: Pick<CopyWords, 'forms'>;
  choose: (form: CopyForm) => void;
  /** Told when it is closed, by whatever. */
  close?: () => void;
}) {
  const { id, opener, forms, first, words } = props;
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (id === undefined) menu.current?.showPopover();
  }, [id]);

  const place = (event: React.ToggleEvent<HTMLDivElement>) => {
    if (event.newState !== 'open') return props.close?.();
    if (opener.current === null) return;
    placePopover(event.currentTarget, opener.current);
    event.currentTarget.querySelector('button')?.focus();
  };
  const move = (event: React.KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const items = [...(menu.current?.querySelectorAll('button') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    items[step(at, items.length)]?.focus();
  };

  return (
    <div
      ref={menu}
      id={id}
      popover="auto"
      role="menu"
      tabIndex={-1}
      className={styles.menu}
      aria-label={props.name}
      onToggle={place}
      onKeyDown={move}
    >
      {forms.map((form) => (
        <button
          key={form}
          type="button"
          role="menuitem"
          tabIndex={-1}
          aria-keyshortcuts={form === first ? 'c' : undefined}
          onClick={() => {
            menu.current?.hidePopover();
            props.choose(form);
          }}
        >
          {words.forms[form]}
          {form === first ? <kbd>c</kbd> : null}
        </button>
      ))}
    </div>
  );
}
