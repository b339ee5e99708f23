import { getTranslations } from 'next-intl/server';
import { SkipLink } from '@/components/layout/skip-link';
import { Icon } from '@/components/ui/icon';
import { type ClipQuery, orderOf, SORTS, UNKNOWN } from '@/lib/clips/clip-query';
import type { Facets, Timeline } from '@/lib/clips/contracts.server';
import { withQuery } from '@/lib/clips/paths';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { DateFilter } from './date-filter';
import { DurationFilter } from './duration-filter';
import { FilterGroup } from './filter-group';
import styles from './filter-index.module.css';
import type { LabelOf } from './filter-labels';
import { chooseAnyOrAll, listRows } from './filter-rows';
import { WALL_ID } from './wall-id';

/** The id of the index, by which the button on small screens opens it as a sheet. */
export const INDEX_ID = 'filters';

const BEFORE_DATE = ['source'] as const;
const AFTER_DATE = ['capability', 'term', 'batch', 'author', 'hasPrompt', 'hasDate'] as const;
const AFTER_LENGTH = ['failure', 'aspect', 'hasOriginal', 'link', 'model'] as const;

/** Filters with more values than an index can hold: how many lines they have here, and their own page. */
const BOUNDED = { term: { lines: 9, path: '/vocabulary' } } as const;

const isKnown = ({ value }: { value: string }) => value !== UNKNOWN;

/** As many lines as any other filter has at most, folded ones too: the most frequent. */
const MOST_LINES = 40;

/**
 * Every filter with its counts, each value a link. Beside the wall where there is room, else a sheet
 * from below, opened by a button that needs no script.
 */
export async function FilterIndex(props: {
  query: ClipQuery;
  facets: Facets['facets'];
  timeline: Timeline;
  sourceZone: string;
  batchDays: ReadonlyMap<string, string>;
  labelOf: LabelOf;
  count: number;
  locale: Locale;
}) {
  const { query, facets, labelOf, locale } = props;
  const t = await getTranslations('filters');
  const group = (name: Parameters<LabelOf>[0]) => {
    const bound = name in BOUNDED ? BOUNDED[name as keyof typeof BOUNDED] : null;
    const rows = listRows(query, facets, name, labelOf, bound?.lines ?? MOST_LINES);
    // Until addresses were asked there is nothing to choose from.
    if (name === 'link' && query.link.length === 0 && !rows.some(isKnown)) return null;
    const isWhole = (facets[name]?.length ?? 0) <= MOST_LINES;
    return (
      <FilterGroup
        key={name}
        title={t(`group.${name}`)}
        rows={rows}
        locale={locale}
        several={chooseAnyOrAll(query, name)}
        allWords={t(isWhole ? 'all' : 'most', { count: rows.length })}
        {...(bound === null
          ? {}
          : { more: { path: bound.path, name: t(`more.${name as 'term'}`) } })}
      />
    );
  };
  return (
    <aside id={INDEX_ID} className={styles.index} popover="auto" aria-label={t('title')}>
      <SkipLink href={`#${WALL_ID}`}>{t('skip')}</SkipLink>
      <div className={styles.sheetHead}>
        <h2>{t('title')}</h2>
        <button
          type="button"
          className={styles.close}
          popoverTarget={INDEX_ID}
          popoverTargetAction="hide"
          aria-label={t('close')}
        >
          <Icon name="close" />
        </button>
      </div>
      <section className={styles.group}>
        <h3>{t('sort.label')}</h3>
        <Orders query={query} locale={locale} />
      </section>
      {BEFORE_DATE.map(group)}
      <DateFilter {...props} />
      {AFTER_DATE.map(group)}
      <DurationFilter
        query={query}
        rows={listRows(query, facets, 'hasDuration', labelOf)}
        locale={locale}
      />
      {AFTER_LENGTH.map(group)}
      <div className={styles.sheetFoot}>
        <button
          type="button"
          className={styles.show}
          popoverTarget={INDEX_ID}
          popoverTargetAction="hide"
        >
          {t('show', { count: props.count })}
        </button>
      </div>
    </aside>
  );
}

async function Orders({ query, locale }: { query: ClipQuery; locale: Locale }) {
  const t = await getTranslations('filters.sort');
  const sorts = SORTS.filter(
    (sort) => query.q !== null || (sort !== 'match' && sort !== 'relevance'),
  );
  return (
    <ul className={`plain ${styles.orders}`}>
      {sorts.map((sort) => (
        <li key={sort}>
          <a
            href={localePath(locale, withQuery('/', { ...query, sort, cursor: null }))}
            aria-current={orderOf(query) === sort ? 'true' : undefined}
            data-default={orderOf({ ...query, sort: null }) === sort ? '' : undefined}
            rel="nofollow"
          >
            {t(sort)}
          </a>
        </li>
      ))}
    </ul>
  );
}
