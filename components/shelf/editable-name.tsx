'use client';

import { useRef, useState } from 'react';
import { NameForm } from './name-form';
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
    <NameForm
      className={styles.naming}
      label={words.name}
      initial={name}
      submit={words.save}
      save={(to) => {
        save(to);
        close();
      }}
      cancel={{ label: words.cancel, className: styles.quiet, act: close }}
      isFirst
    />
  );
}
