import { getTranslations } from 'next-intl/server';
import { formatDay } from '@/lib/format/format-day';
import { type Locale, localePath } from '@/lib/i18n/locales';
import type { DayPage } from '@/lib/provenance/list-days.server';
import styles from './day-pages.module.css';

/** Leads from a page of days to the newer and the older ones; nothing where there are none. */
export async function DayPages({ page, locale }: { page: DayPage; locale: Locale }) {
  const { newer, older } = page;
  const t = await getTranslations('provenance.timeline');
  if (newer === null && older === null) return null;
  const to = (name: 'since' | 'until', day: string) =>
    localePath(locale, `/timeline?${name}=${day}`);
  return (
    <nav className={styles.pages} aria-label={t('pages')}>
      {newer === null ? null : (
        <a href={to('since', newer)} rel="prev">
          {t('newer', { day: formatDay(newer, locale) })}
        </a>
      )}
      {older === null ? null : (
        <a href={to('until', older)} rel="next">
          {t('older', { day: formatDay(older, locale) })}
        </a>
      )}
    </nav>
  );
}
