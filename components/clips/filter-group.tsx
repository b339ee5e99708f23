import { withQuery } from '@/lib/clips/paths';
import { formatCount } from '@/lib/format/format-count';
import { type Locale, localePath } from '@/lib/i18n/locales';
import styles from './filter-index.module.css';
import type { FilterRow } from './filter-rows';

/** As many lines as are shown before the rest is folded away. */
const SHOWN = 7;

/** One filter in the index: its values with their counts, each a link; long lists are folded. */
export function FilterGroup(props: {
  title: string;
  rows: readonly FilterRow[];
  locale: Locale;
  /** The words of the fold, `{count}` filled in. */
  allWords: string;
  /** Where all values stand, for a filter of which the index shows the most frequent only. */
  more?: { path: string; name: string };
}) {
  const { title, rows, locale, more } = props;
  if (rows.length === 0) return null;
  // A value that is set is never folded away; a fold of one line would save nothing.
  const isShown = (row: FilterRow, index: number) =>
    more !== undefined || index < SHOWN || row.isActive || rows.length === SHOWN + 1;
  const shown = rows.filter(isShown);
  const folded = rows.filter((row, index) => !isShown(row, index));
  return (
    <section className={styles.group}>
      <h3>{title}</h3>
      <FilterLines rows={shown} locale={locale} />
      {folded.length === 0 ? null : (
        <details className={styles.fold}>
          <summary>{props.allWords}</summary>
          <FilterLines rows={folded} locale={locale} />
        </details>
      )}
      {more === undefined ? null : (
        <a className={styles.more} href={localePath(locale, more.path)}>
          {more.name}
        </a>
      )}
    </section>
  );
}

/** Values as lines of the index: the word, a leader of dots, the figure. */
export function FilterLines({ rows, locale }: { rows: readonly FilterRow[]; locale: Locale }) {
  return (
    <ul className="plain">
      {rows.map((row) => (
        <li key={row.value}>
          <a
            className={styles.line}
            href={localePath(locale, withQuery('/', row.query))}
            aria-current={row.isActive ? 'true' : undefined}
            rel="nofollow"
          >
            <span className={styles.label}>{row.label}</span>
            <span className={styles.leader} />
            <span className={styles.count}>{formatCount(row.count, locale)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
