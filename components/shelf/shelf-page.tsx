'use client';

import { useEffect, useState } from 'react';
import { OfflinePart } from '@/components/offline/offline-part';
import { addList, clipsOf, FAVOURITES } from '@/lib/collections/shelf';
import type { Locale } from '@/lib/i18n/locales';
import { NameForm } from './name-form';
import { ShelfFilePart } from './shelf-file-part';
import { ShelfListPart } from './shelf-list';
import styles from './shelf-page.module.css';
import { makeId } from './shelf-store';
import type { ShelfWords } from './shelf-words';
import { useChanges } from './use-changes';
import { useNamedClips } from './use-named-clips';
import { useShelf } from './use-shelf';
import { ViewRows } from './view-rows';

/** What this browser keeps: favourites, lists, and the file to carry them over. */
export function ShelfPage({ locale, words }: { locale: Locale; words: ShelfWords }) {
  // The server knows nothing of it: drawn once the browser has looked.
  const [isHere, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  const shelf = useShelf();
  const slugs = [...new Set(shelf.lists.flatMap(({ clips }) => clips))];
  const { known, hasFailed, retry } = useNamedClips(isHere ? slugs : []);
  const { last, back, change } = useChanges();
  if (!isHere) return null;
  const isWaiting = !hasFailed && slugs.some((slug) => !known.has(slug));
  return (
    <div className={styles.shelf} aria-busy={isWaiting}>
      {hasFailed ? (
        <p role="alert" className={styles.fault}>
          {words.failed}{' '}
          <button type="button" className={styles.quiet} onClick={retry}>
            {words.retry}
          </button>
        </p>
      ) : null}
      {shelf.lists.map((list) => (
        <ShelfListPart
          key={list.id}
          list={list}
          known={known}
          locale={locale}
          words={words}
          change={change}
        />
      ))}
      <NameForm
        className={styles.naming}
        label={words.newName}
        submit={words.newList}
        save={(name) => change((now) => addList(now, { id: makeId(), name, clips: [] }), null)}
      />
      <ViewRows views={shelf.views} locale={locale} words={words} change={change} />
      <OfflinePart slugs={clipsOf(shelf, FAVOURITES)} locale={locale} words={words.offline} />
      <ShelfFilePart shelf={shelf} words={words} change={change} />
      {last === null ? null : (
        <p className={styles.last}>
          {last.said}{' '}
          <button ref={back} type="button" className={styles.quiet} onClick={last.undo}>
            {words.undo}
          </button>
        </p>
      )}
    </div>
  );
}
