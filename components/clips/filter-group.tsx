import { getTranslations } from 'next-intl/server';
import { withQuery } from '@/lib/clips/paths';
import { formatCount } from '@/lib/format/format-count';
import { type Locale, localePath } from '@/lib/i18n/locales';
import styles from './filter-index.module.css';
import type { chooseAnyOrAll, FilterRow } from './filter-rows';
import refusals from './filter-rows.module.css';

/** As many lines as are shown before the rest is folded away. */
const SHOWN = 7;

/** One filter in the index: its values with their counts, each a link; long lists are folded. */
export async function FilterGroup(props: {
  title: string;
  rows: readonly FilterRow[];
  locale: Locale;
  /** The words of the fold, `{count}` filled in. */
  allWords: string;
  /** Where all values stand, for a filter of which the index shows the most frequent only. */
  more?: { path: string; name: string };
  /** Any or all of several values, where that is a difference. */
  several?: ReturnType<typeof chooseAnyOrAll>;
}) {
  const { title, rows, locale, more, several = null } = props;
  const t = await getTranslations('filters.several');
  if (rows.length === 0) return null;
  // A value that is set is never folded away; a fold of one line would save nothing.
  const isShown = (row: FilterRow, index: number) =>
    more !== undefined ||
    index < SHOWN ||
    row.isActive ||
    row.isRefused ||
    rows.length === SHOWN + 1;
  const shown = rows.filter(isShown);
  const folded = rows.filter((row, index) => !isShown(row, index));
  return (
    <section className={styles.group}>
      <h3>{title}</h3>
      <FilterLines rows={shown} locale={locale} />
      {several === null ? null : (
        <ul className={`plain ${styles.orders}`} aria-label={t('label')}>
          {(['any', 'all'] as const).map((want) => (
            <li key={want}>
              <a
                href={localePath(locale, withQuery('/', several[want]))}
                aria-current={several.isAll === (want === 'all') ? 'true' : undefined}
                data-default={want === 'any' ? '' : undefined}
                rel="nofollow"
              >
                {t(want)}
              </a>
            </li>
          ))}
        </ul>
      )}
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
export async function FilterLines(props: { rows: readonly FilterRow[]; locale: Locale }) {
  const { rows, locale } = props;
  const t = await getTranslations('filters');
  return (
    <ul className="plain">
      {rows.map((row) => (
        <li key={row.value} className={refusals.row} data-refused={row.isRefused ? '' : undefined}>
          <a
            className={styles.line}
            href={localePath(locale, withQuery('/', row.query))}
            aria-current={row.isActive ? 'true' : undefined}
            rel="nofollow"
          >
            {row.label}
            <span className={styles.count}>{formatCount(row.count, locale)}</span>
          </a>
          {row.refused === null ? null : (
            <a
              className={refusals.refuse}
              href={localePath(locale, withQuery('/', row.refused))}
              title={t('without', { filter: row.label })}
              aria-label={t('without', { filter: row.label })}
              aria-current={row.isRefused ? 'true' : undefined}
              rel="nofollow"
            >
              −
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
