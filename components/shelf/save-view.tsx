'use client';

import { useSearchParams } from 'next/navigation';
import { useRef } from 'react';
import { neighbourQuery } from '@/components/player/neighbour-query';
import { announce } from '@/components/ui/announce';
import { addView } from '@/lib/collections/shelf';
import { fill } from '@/lib/i18n/fill';
import { NameForm } from './name-form';
import { NamingPopover } from './naming-popover';
import styles from './shelf-button.module.css';
import { changeShelf, makeId } from './shelf-store';
import { useShelf } from './use-shelf';

/** The words of saving a query; `saved` with `{name}`. */
export interface SaveViewWords {
  save: string;
  name: string;
  add: string;
  saved: string;
}

/**
 * Keeps the wall's query of this address under a name; where it is kept already, says so and leads
 * to the others. `suggestion` is the name it has at first.
 */
export function SaveView(props: { suggestion: string; shelfPath: string; words: SaveViewWords }) {
  const { suggestion, shelfPath, words } = props;
  const search = neighbourQuery(useSearchParams());
  const view = useShelf().views.find((one) => one.search === search);
  const wasSaved = useRef(false);
  if (search === '') return null;
  if (view !== undefined) {
    return (
      <a
        // The field that had the focus is gone: it goes on from here.
        ref={(link) => {
          if (wasSaved.current) link?.focus();
          wasSaved.current = false;
        }}
        className={styles.quiet}
        href={shelfPath}
      >
        {fill(words.saved, { name: view.name })}
      </a>
    );
  }
  return (
    <NamingPopover name={words.save} className={styles.quiet}>
      <NameForm
        label={words.name}
        initial={suggestion}
        submit={words.add}
        save={(name) => {
          wasSaved.current = true;
          changeShelf((shelf) => addView(shelf, { id: makeId(), name, search }));
          announce(fill(words.saved, { name }));
        }}
      />
    </NamingPopover>
  );
}
