'use client';

import { useId, useRef } from 'react';
import { Icon } from '@/components/ui/icon';
import type { CopyForm } from '@/lib/prompts/copy-forms';
import styles from './copy-menu.module.css';
import type { CopyWords } from './copy-words';
import { FormMenu } from './form-menu';

/** The forms without a button of their own, behind one. */
export function CopyMenu(props: {
  forms: readonly CopyForm[];
  /** The form that the key `c` copies; null where the key copies nothing. */
  first: CopyForm | null;
  words: Pick<CopyWords, 'copy' | 'more' | 'forms'>;
  choose: (form: CopyForm) => void;
}) {
  const { words } = props;
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const name = `${words.copy}: ${words.more}`;
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={styles.opener}
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={name}
      >
        {words.more}
        <Icon name="down" />
      </button>
      <FormMenu {...props} id={id} opener={opener} name={name} />
    </>
  );
}
