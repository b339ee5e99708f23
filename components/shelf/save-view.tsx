'use client';

import { useSearchParams } from 'next/navigation';
import { useId, useRef } from 'react';
import { neighbourQuery } from '@/components/player/neighbour-query';
import { announce } from '@/components/ui/announce';
import { placePopover } from '@/components/ui/place-popover';
import { addView, SHELF_BOUNDS } from '@/lib/collections/shelf';
import { fill } from '@/lib/i18n/fill';
import menu from './keep-row.module.css';
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
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  if (search === '') return null;
  if (view !== undefined) {
    return (
      <a className={styles.quiet} href={shelfPath}>
        {fill(words.saved, { name: view.name })}
      </a>
    );
  }
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={`${styles.quiet} needs-script`}
        popoverTarget={id}
        aria-haspopup="dialog"
      >
        {words.save}
      </button>
      <div
        ref={box}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={words.save}
        className={menu.menu}
        onToggle={(event) => {
          if (event.newState !== 'open' || opener.current === null) return;
          placePopover(event.currentTarget, opener.current);
          event.currentTarget.querySelector('input')?.select();
        }}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const name = String(new FormData(event.currentTarget).get('name') ?? '').trim();
            if (name === '') return;
            box.current?.hidePopover();
            changeShelf((shelf) => addView(shelf, { id: makeId(), name, search }));
            announce(fill(words.saved, { name }));
          }}
        >
          <input
            name="name"
            defaultValue={suggestion}
            maxLength={SHELF_BOUNDS.name}
            aria-label={words.name}
            autoComplete="off"
            required
          />
          <button type="submit">{words.add}</button>
        </form>
      </div>
    </>
  );
}
