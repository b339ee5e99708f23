'use client';

import { Icon } from '@/components/ui/icon';
import { addList, FAVOURITES, toggleClip } from '@/lib/collections/shelf';
import styles from './keep-row.module.css';
import { NameForm } from './name-form';
import { NamingPopover } from './naming-popover';
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
  const lists = useShelf().lists.filter((list) => list.id !== FAVOURITES);
  return (
    <NamingPopover name={words.toLists} className={styles.opener} mark={<Icon name="down" />}>
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
      <NameForm
        label={words.newName}
        submit={words.add}
        save={(name) =>
          changeShelf((shelf) => addList(shelf, { id: makeId(), name, clips: [slug] }))
        }
      />
    </NamingPopover>
  );
}
