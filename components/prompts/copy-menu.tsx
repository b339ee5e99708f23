'use client';

import { useId, useRef } from 'react';
import { Icon } from '@/components/ui/icon';
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
 * The forms without a button of their own, as a menu in the browser's top layer: arrows, Home and
 * End move, Escape closes and gives the focus back (the browser's own popover).
 */
export function CopyMenu(props: {
  forms: readonly CopyForm[];
  /** The form that the key `c` copies; null where the key copies nothing. */
  first: CopyForm | null;
  words: Pick<CopyWords, 'copy' | 'more' | 'forms'>;
  choose: (form: CopyForm) => void;
}) {
  const { forms, first, words, choose } = props;
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);

  const place = (event: React.ToggleEvent<HTMLDivElement>) => {
    if (event.newState !== 'open') return;
    const box = menu.current;
    if (box === null || opener.current === null) return;
    placePopover(box, opener.current);
    box.querySelector('button')?.focus();
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
    <>
      <button
        ref={opener}
        type="button"
        className={styles.opener}
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={`${words.copy}: ${words.more}`}
      >
        {words.more}
        <Icon name="down" />
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        className={styles.menu}
        aria-label={`${words.copy}: ${words.more}`}
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
              choose(form);
            }}
          >
            {words.forms[form]}
            {form === first ? <kbd>c</kbd> : null}
          </button>
        ))}
      </div>
    </>
  );
}
