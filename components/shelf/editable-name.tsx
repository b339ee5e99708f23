'use client';

import { useRef, useState } from 'react';
import { SHELF_BOUNDS } from '@/lib/collections/shelf';
import styles from './shelf-page.module.css';

/** A name, as a heading or a link, that becomes a field: Enter saves, Escape gives up, the focus comes back. */
export function EditableName(props: {
  name: string;
  /** Where the name leads; without it, it is a heading. */
  href?: string;
  words: Record<'rename' | 'save' | 'cancel' | 'name', string>;
  save: (name: string) => void;
}) {
  const { name, words, save } = props;
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  if (!isOpen) {
    return (
      <>
        {props.href === undefined ? <h2>{name}</h2> : <a href={props.href}>{name}</a>}
        <button
          ref={opener}
          type="button"
          className={styles.quiet}
          aria-label={`${words.rename}: ${name}`}
          onClick={() => setOpen(true)}
        >
          {words.rename}
        </button>
      </>
    );
  }
  return (
    <form
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault();
        save(String(new FormData(event.currentTarget).get('name') ?? ''));
        close();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) close();
      }}
    >
      <input
        ref={(field) => field?.select()}
        name="name"
        defaultValue={name}
        maxLength={SHELF_BOUNDS.name}
        aria-label={words.name}
        autoComplete="off"
        required
      />
      <button type="submit">{words.save}</button>
      <button type="button" className={styles.quiet} onClick={close}>
        {words.cancel}
      </button>
    </form>
  );
}
