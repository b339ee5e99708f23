import { getTranslations } from 'next-intl/server';
import { UNKNOWN } from '@/lib/clips/clip-query';
import {
  type ExplainerCount,
  type ExplainerQuery,
  explainersPath,
} from '@/lib/explainers/explainer-query';
import { type Locale, localePath } from '@/lib/i18n/locales';
import styles from './explainer-filters.module.css';
import { writePublished } from './explainer-head';

/** The kinds in the order they are shown; one that is not named here comes after them. */
export const KINDS = [
  'official',
  'report',
  'paper',
  'article',
  'news',
  'opinion',
  'video',
  'portal',
];

/** As many publishers as stand in the open: those with the most, one entry each is folded away. */
const OPEN_VALUES = 6;

type Name = 'kind' | 'publisher' | 'language' | 'published';

/** How the values of each filter are put in order. */
const ORDERS: Record<Name, (a: ExplainerCount, b: ExplainerCount) => number> = {
  kind: (a, b) => rankOf(a.value) - rankOf(b.value),
  publisher: (a, b) =>
    Number(a.value === UNKNOWN) - Number(b.value === UNKNOWN) || b.count - a.count,
  language: (a, b) => b.count - a.count,
  published: (a, b) =>
    Number(a.value === UNKNOWN) - Number(b.value === UNKNOWN) ||
    b.value.slice(0, 4).localeCompare(a.value.slice(0, 4)) ||
    a.value.localeCompare(b.value),
};

function rankOf(kind: string): number {
  return (KINDS.indexOf(kind) + KINDS.length + 1) % (KINDS.length + 1);
}

/** Every filter of the explainers as a line of links with counts; many values are folded. */
export async function ExplainerFilters(props: {
  query: ExplainerQuery;
  counts: Record<Name, ExplainerCount[]>;
  locale: Locale;
}) {
  const { query, counts, locale } = props;
  const t = await getTranslations('explainers');
  const names: Name[] = ['kind', 'publisher', 'language', 'published'];
  return (
    <nav className={styles.filters} aria-label={t('filters')}>
      {names.map((name) => (
        <Filter
          key={name}
          name={name}
          counts={[...counts[name]].sort(ORDERS[name])}
          query={query}
          locale={locale}
        />
      ))}
    </nav>
  );
}

async function Filter(props: {
  name: Name;
  counts: ExplainerCount[];
  query: ExplainerQuery;
  locale: Locale;
}) {
  const { name, counts, query, locale } = props;
  const t = await getTranslations('explainers');
  const label = (value: string) => {
    if (value === UNKNOWN) return t('unknown');
    if (name === 'published') return writePublished(value, locale);
    const key = `${name}.${value}`;
    return t.has(key as 'kind.paper') ? t(key as 'kind.paper') : value;
  };
  const isOpen = ({ value }: ExplainerCount, at: number) =>
    name !== 'publisher' || at < OPEN_VALUES || value === query.publisher || value === UNKNOWN;
  const open = counts.filter(isOpen);
  const folded = counts.filter((one, at) => !isOpen(one, at));
  const link = (value: string | null, text: string, count: number | null) => (
    <li key={value}>
      <a
        href={localePath(locale, explainersPath({ ...query, [name]: value }))}
        aria-current={query[name] === value ? 'true' : undefined}
        data-default={value === null ? '' : undefined}
        data-scroll="keep"
        rel="nofollow"
      >
        {text}
        {count === null ? null : <data value={count}> {count}</data>}
      </a>
    </li>
  );
  return (
    <section>
      <h2>{t(`filter.${name}`)}</h2>
      <div>
        <ul>
          {link(null, t('all'), null)}
          {open.map(({ value, count }) => link(value, label(value), count))}
        </ul>
        {folded.length === 0 ? null : (
          <details>
            <summary>{t('more', { count: folded.length })}</summary>
            <ul>{folded.map(({ value, count }) => link(value, label(value), count))}</ul>
          </details>
        )}
      </div>
    </section>
  );
}
