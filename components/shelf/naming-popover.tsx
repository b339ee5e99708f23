'use client';

import { type ReactNode, useId, useRef } from 'react';
import { placePopover } from '@/components/ui/place-popover';
import styles from './keep-row.module.css';

/** A button and what it opens under itself: a small dialog whose first field has the focus, its text selected. */
export function NamingPopover(props: {
  name: string;
  className: string | undefined;
  /** What stands on the button beside its name. */
  mark?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={`${props.className} needs-script`}
        popoverTarget={id}
        aria-haspopup="dialog"
      >
        {props.name}
        {props.mark}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={props.name}
        className={styles.menu}
        onToggle={(event) => {
          if (event.newState !== 'open' || opener.current === null) return;
          placePopover(event.currentTarget, opener.current);
          const field = event.currentTarget.querySelector('input');
          field?.focus();
          field?.select();
        }}
      >
        {props.children}
      </div>
    </>
  );
}
