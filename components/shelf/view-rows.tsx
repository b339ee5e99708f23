'use client';

import { CopyButton } from '@/components/ui/copy-button';
import { remove, rename, type SavedView } from '@/lib/collections/shelf';
import { fill } from '@/lib/i18n/fill';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { EditableName } from './editable-name';
import styles from './shelf-page.module.css';
import type { ShelfWords } from './shelf-words';
import type { ChangeAndSay } from './use-changes';

/** The named queries: each opens on the wall, as the gallery is at that time. */
export function ViewRows(props: {
  views: readonly SavedView[];
  locale: Locale;
  words: ShelfWords;
  change: ChangeAndSay;
}) {
  const { views, locale, words, change } = props;
  const { views: w } = words;
  return (
    <section className={styles.list} aria-labelledby="shelf-views">
      <header className={styles.listHead}>
        <h2 id="shelf-views">{w.heading}</h2>
      </header>
      {views.length === 0 ? <p className={styles.none}>{w.none}</p> : null}
      <ul className="plain">
        {views.map(({ id, name, search }) => {
          const path = localePath(locale, `/?${search}`);
          return (
            <li key={id} className={styles.view}>
              <EditableName
                name={name}
                href={path}
                words={words.list}
                save={(to) => change((shelf) => rename(shelf, id, to), null)}
              />
              <CopyButton
                text={new URL(path, window.location.href).href}
                name={w.link}
                copied={w.linked}
                failed={words.list.notCopied}
              >
                {w.link}
              </CopyButton>
              <button
                type="button"
                className={styles.quiet}
                aria-label={`${w.remove}: ${name}`}
                onClick={() => change((shelf) => remove(shelf, id), fill(w.removed, { name }))}
              >
                {w.remove}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
