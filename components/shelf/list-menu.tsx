'use client';

import { useId, useRef } from 'react';
import { Icon } from '@/components/ui/icon';
import { placePopover } from '@/components/ui/place-popover';
import { addList, FAVOURITES, SHELF_BOUNDS, toggleClip } from '@/lib/collections/shelf';
import styles from './keep-row.module.css';
import { changeShelf, makeId } from './shelf-store';
import { useShelf } from './use-shelf';

/** The words of the lists a clip is put on. */
export interface ListMenuWords {
  toLists: string;
  newName: string;
  add: string;
}

/** Puts a clip on lists of one's own, or takes it off, and makes a new list of it. */
export function ListMenu({ slug, words }: { slug: string; words: ListMenuWords }) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const lists = useShelf().lists.filter((list) => list.id !== FAVOURITES);
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={`${styles.opener} needs-script`}
        popoverTarget={id}
        aria-haspopup="dialog"
      >
        {words.toLists}
        <Icon name="down" />
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label={words.toLists}
        className={styles.menu}
        onToggle={(event) => {
          if (event.newState !== 'open' || opener.current === null) return;
          placePopover(event.currentTarget, opener.current);
          event.currentTarget.querySelector('input')?.focus();
        }}
      >
        {lists.map((list) => (
          <label key={list.id}>
            <input
              type="checkbox"
              checked={list.clips.includes(slug)}
              onChange={() => changeShelf((shelf) => toggleClip(shelf, list.id, slug))}
            />
            {list.name}
          </label>
        ))}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const name = String(new FormData(event.currentTarget).get('name') ?? '');
            changeShelf((shelf) => addList(shelf, { id: makeId(), name, clips: [slug] }));
            event.currentTarget.reset();
          }}
        >
          <input
            name="name"
            maxLength={SHELF_BOUNDS.name}
            placeholder={words.newName}
            aria-label={words.newName}
            autoComplete="off"
            required
          />
          <button type="submit">{words.add}</button>
        </form>
      </div>
    </>
  );
}
