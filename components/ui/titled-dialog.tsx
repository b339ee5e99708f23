'use client';

import { type ReactNode, type RefObject, useEffect, useId } from 'react';
import { Icon } from './icon';
import styles from './titled-dialog.module.css';

/**
 * A dialog over the page, open as long as it is drawn: its title, a button that closes it, what
 * stands in it. Escape and a click beside it close it, too; `close` is told.
 */
export function TitledDialog(props: {
  dialog: RefObject<HTMLDialogElement | null>;
  title: string;
  closeWord: string;
  className: string | undefined;
  close: () => void;
  children: ReactNode;
}) {
  const { dialog } = props;
  const id = useId();
  useEffect(() => dialog.current?.showModal(), [dialog]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className={`${styles.dialog} ${props.className}`}
      aria-labelledby={id}
      onClose={props.close}
      // Beside the paper is the dialog itself: what stands in it has elements of its own.
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <div className={styles.paper}>
        <header className={styles.head}>
          <h2 id={id}>{props.title}</h2>
          <button
            type="button"
            aria-label={props.closeWord}
            onClick={() => dialog.current?.close()}
          >
            <Icon name="close" />
          </button>
        </header>
        {props.children}
      </div>
    </dialog>
  );
}
