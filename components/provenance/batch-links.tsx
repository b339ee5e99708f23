import { getTranslations } from 'next-intl/server';
import { formatDay } from '@/lib/format/format-day';
import { type Locale, localePath } from '@/lib/i18n/locales';
import type { BatchList } from '@/lib/provenance/list-batches.server';
import styles from './batch-links.module.css';

/** Batches by the document's own heading, else by its date, each with how many clips it has. */
export async function BatchLinks({
  batches,
  locale,
}: {
  batches: BatchList['items'];
  locale: Locale;
}) {
  const t = await getTranslations('provenance.sources');
  return (
    <ul className={styles.batches} aria-label={t('batches')}>
      {batches.map((batch) => (
        <li key={batch.key}>
          <a href={localePath(locale, `/batches/${batch.key}`)}>
            {batch.heading === null ? (
              t('filed', { day: formatDay(batch.documentDate, locale) })
            ) : (
              <q lang="zh-Hans">{batch.heading}</q>
            )}
          </a>
          <span>{t('count', { count: batch.clipCount })}</span>
        </li>
      ))}
    </ul>
  );
}
