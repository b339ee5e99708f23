import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { EVERYTHING } from '@/lib/clips/clip-query';
import { withQuery } from '@/lib/clips/paths';
import { type Locale, localePath } from '@/lib/i18n/locales';
import styles from './chips.module.css';
import type { Chip } from './list-chips';

/** The filters that are set, each with a link that takes it away, and one that clears them all. */
export async function Chips({ chips, locale }: { chips: readonly Chip[]; locale: Locale }) {
  const t = await getTranslations('filters.chips');
  if (chips.length === 0) return null;
  const hrefOf = (query: Chip['without']) => localePath(locale, withQuery('/', query));
  return (
    <ul className={`plain ${styles.chips}`} aria-label={t('label')}>
      {chips.map(({ key, label, without }) => (
        <li key={key}>
          <a className={styles.chip} href={hrefOf(without)} rel="nofollow">
            <span className="visually-hidden">{t('remove', { filter: label })}</span>
            <span aria-hidden="true">{label}</span>
            <Icon name="close" />
          </a>
        </li>
      ))}
      {chips.length === 1 ? null : (
        <li>
          <a className={styles.clear} href={hrefOf(EVERYTHING)}>
            {t('clear')}
          </a>
        </li>
      )}
    </ul>
  );
}
