import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { type ClipQuery, countFilters } from '@/lib/clips/clip-query';
import type { Timeline } from '@/lib/clips/contracts.server';
import { formatDaySpan } from '@/lib/format/format-day';
import type { Locale } from '@/lib/i18n/locales';
import { DensitySwitch } from './density-switch';
import { INDEX_ID } from './filter-index';
import { Outputs } from './outputs';
import { SearchBox } from './search-box';
import styles from './wall-head.module.css';

/** The one line that says what this is, and the search; on small screens the filters' button. */
export async function WallHead(props: {
  query: ClipQuery;
  count: number;
  timeline: Timeline;
  locale: Locale;
}) {
  const { query, count, timeline, locale } = props;
  const [t, f] = [await getTranslations('wall'), await getTranslations('filters')];
  const filters = countFilters(query);
  return (
    <div className={styles.head}>
      <div className={styles.says}>
        <p className={styles.line}>
          <strong>{t(timeline.atLeast ? 'countAtLeast' : 'count', { count })}</strong>
          <Span query={query} days={timeline.days} locale={locale} />
          {count === 0 ? null : <span>{t('promise')}</span>}
        </p>
        <Outputs query={query} locale={locale} />
        {count === 0 ? null : (
          <DensitySwitch
            label={t('density.label')}
            names={{
              grid: t('density.grid'),
              large: t('density.large'),
              list: t('density.list'),
            }}
          />
        )}
      </div>
      <SearchBox query={query} locale={locale} />
      <button type="button" className={styles.filters} popoverTarget={INDEX_ID}>
        <Icon name="filter" />
        {filters === 0 ? (
          f('open')
        ) : (
          <>
            <span className="visually-hidden">{f('openCount', { count: filters })}</span>
            <span aria-hidden="true">{f('open')}</span>
            <span className={styles.number} aria-hidden="true">
              {filters}
            </span>
          </>
        )}
      </button>
    </div>
  );
}

function Span(props: { query: ClipQuery; days: Timeline['days']; locale: Locale }) {
  const { query, days, locale } = props;
  const within = days.filter(
    ({ day }) =>
      (query.since === null || query.since <= day) && (query.until === null || day <= query.until),
  );
  const [first, last] = [within[0]?.day, within.at(-1)?.day];
  if (first === undefined || last === undefined) return null;
  return <span className={styles.span}>{formatDaySpan(first, last, locale)}</span>;
}
