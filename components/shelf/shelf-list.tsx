'use client';

import { SmallPoster } from '@/components/provenance/small-poster';
import { catchFocus } from '@/components/ui/catch-focus';
import { CopyButton } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import type { ClipItem } from '@/lib/clips/contracts.server';
import { watchPath } from '@/lib/clips/paths';
import { MOST_LISTED, writeListAddress } from '@/lib/collections/list-address';
import {
  FAVOURITES,
  moveClip,
  remove,
  rename,
  type ShelfList,
  toggleClip,
} from '@/lib/collections/shelf';
import { formatDay } from '@/lib/format/format-day';
import { fill } from '@/lib/i18n/fill';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { EditableName } from './editable-name';
import styles from './shelf-page.module.css';
import type { ShelfWords } from './shelf-words';
import type { ChangeAndSay } from './use-changes';

/** One list: its name, what can be done with it, and its clips in their order. */
export function ShelfListPart(props: {
  list: ShelfList;
  known: ReadonlyMap<string, ClipItem | null>;
  locale: Locale;
  words: ShelfWords;
  change: ChangeAndSay;
}) {
  const { list, known, locale, words, change } = props;
  const { id, clips } = list;
  const isOwn = id !== FAVOURITES;
  const name = isOwn ? list.name : words.favourites;
  const path = localePath(locale, `/list${writeListAddress(clips, isOwn ? name : null)}`);
  const link = new URL(path, window.location.href).href;
  const isLong = clips.length > MOST_LISTED;
  return (
    <section className={styles.list} aria-label={name}>
      <header className={styles.listHead}>
        {isOwn ? (
          <EditableName
            name={name}
            words={words.list}
            save={(to) => change((shelf) => rename(shelf, id, to), null)}
          />
        ) : (
          <h2>{name}</h2>
        )}
        <p className={styles.count}>{fill(words.count, { count: clips.length })}</p>
        {clips.length === 0 ? null : (
          <CopyButton
            text={link}
            name={words.list.link}
            copied={
              isLong ? fill(words.list.linkedFirst, { count: MOST_LISTED }) : words.list.linked
            }
            failed={words.list.notCopied}
          >
            {words.list.link}
          </CopyButton>
        )}
        {!isOwn && clips.length === 0 ? null : (
          <button
            type="button"
            className={styles.quiet}
            onClick={() =>
              change(
                (shelf) => remove(shelf, id),
                isOwn ? fill(words.done.removed, { name }) : words.done.cleared,
              )
            }
          >
            {isOwn ? words.list.remove : words.list.clear}
          </button>
        )}
      </header>
      {clips.length === 0 ? (
        <p className={styles.none}>{isOwn ? words.empty.list : words.empty.favourites}</p>
      ) : null}
      <ol className={styles.clips}>
        {clips.map((slug, index) => {
          const clip = known.get(slug);
          const title = clip?.titles[locale] ?? slug;
          const move = (by: -1 | 1, button: HTMLButtonElement) => {
            // A row that is put elsewhere lets go of the focus.
            catchFocus(() => button);
            change(
              (shelf) => moveClip(shelf, id, slug, by),
              fill(words.done.moved, { place: index + 1 + by }),
            );
          };
          return (
            <li key={slug}>
              {clip ? <SmallPoster posters={clip.posters} /> : <span data-poster="" />}
              <p className={styles.title}>
                {clip === null ? (
                  <span className={styles.none}>{fill(words.clip.missing, { slug })}</span>
                ) : (
                  <a href={localePath(locale, watchPath(slug))}>{title}</a>
                )}
                {clip ? (
                  <small>
                    {clip.sourceNames[locale]}
                    {clip.publishedOn === null ? '' : ` · ${formatDay(clip.publishedOn, locale)}`}
                  </small>
                ) : null}
              </p>
              <p className={styles.moves}>
                <button
                  type="button"
                  aria-label={fill(words.clip.up, { title })}
                  aria-disabled={index === 0}
                  onClick={({ currentTarget }) => index > 0 && move(-1, currentTarget)}
                >
                  <Icon name="up" />
                </button>
                <button
                  type="button"
                  aria-label={fill(words.clip.down, { title })}
                  aria-disabled={index === clips.length - 1}
                  onClick={({ currentTarget }) =>
                    index < clips.length - 1 && move(1, currentTarget)
                  }
                >
                  <Icon name="down" />
                </button>
                <button
                  type="button"
                  aria-label={fill(words.clip.remove, { title })}
                  onClick={() =>
                    change(
                      (shelf) => toggleClip(shelf, id, slug),
                      fill(words.done.takenOff, { name: title }),
                    )
                  }
                >
                  <Icon name="close" />
                </button>
              </p>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
