import { getTranslations } from 'next-intl/server';
import type { ClipQuery } from '@/lib/clips/clip-query';
import type { Locale } from '@/lib/i18n/locales';
import { ASK_FORM } from './ask-form';
import fields from './fields.module.css';
import { FilterLines } from './filter-group';
import styles from './filter-index.module.css';
import type { FilterRow } from './filter-rows';

/** The length's place in the index: whether it is known, and its bounds in seconds as two fields. */
export async function DurationFilter(props: {
  query: ClipQuery;
  rows: readonly FilterRow[];
  locale: Locale;
}) {
  const { query, rows, locale } = props;
  const t = await getTranslations('filters');
  return (
    <section className={styles.group}>
      <h3>{t('group.duration')}</h3>
      <FilterLines rows={rows} locale={locale} />
      <div className={fields.row}>
        {(['minDuration', 'maxDuration'] as const).map((name) => (
          <label key={name} className={fields.field}>
            <span>{t(name === 'minDuration' ? 'duration.min' : 'duration.max')}</span>
            <span className={fields.unit}>
              <input
                key={query[name] ?? ''}
                type="number"
                name={name}
                form={ASK_FORM}
                min={0}
                max={86_400}
                inputMode="numeric"
                defaultValue={query[name] ?? ''}
              />
              {t('duration.seconds')}
            </span>
          </label>
        ))}
        <button className={fields.apply} type="submit" form={ASK_FORM}>
          {t('date.apply')}
        </button>
      </div>
    </section>
  );
}
