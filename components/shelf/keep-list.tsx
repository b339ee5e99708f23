'use client';

import { useState } from 'react';
import { announce } from '@/components/ui/announce';
import { addList } from '@/lib/collections/shelf';
import { fill } from '@/lib/i18n/fill';
import styles from './shelf-button.module.css';
import { changeShelf, makeId } from './shelf-store';

/** Puts a list that somebody shared among one's own; its words with `{name}`. */
export function KeepList(props: {
  name: string;
  slugs: readonly string[];
  words: { keep: string; kept: string };
}) {
  const { name, slugs, words } = props;
  const [isKept, setKept] = useState(false);
  const keep = () => {
    changeShelf((shelf) => addList(shelf, { id: makeId(), name, clips: slugs }));
    setKept(true);
    announce(fill(words.kept, { name }));
  };
  return isKept ? (
    <p className={styles.said}>{fill(words.kept, { name })}</p>
  ) : (
    <button type="button" className={`${styles.quiet} needs-script`} onClick={keep}>
      {words.keep}
    </button>
  );
}
