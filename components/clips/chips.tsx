import { getTranslations } from 'next-intl/server';
import { SaveView } from '@/components/shelf/save-view';
import { Icon } from '@/components/ui/icon';
import { EVERYTHING } from '@/lib/clips/clip-query';
import { withQuery } from '@/lib/clips/paths';
import { type Locale, localePath } from '@/lib/i18n/locales';
import styles from './chips.module.css';
import type { Chip } from './list-chips';

/** The filters that are set, each with a link that takes it away, one that clears them all, and the way to keep them. */
export async function Chips({ chips, locale }: { chips: readonly Chip[]; locale: Locale }) {
  const t = await getTranslations('filters.chips');
  const v = await getTranslations('shelf.views');
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
      <li>
        <SaveView
          key={chips.map(({ key }) => key).join()}
          suggestion={chips.map(({ label }) => label).join(' · ')}
          shelfPath={localePath(locale, '/favourites')}
          words={{ save: v('save'), name: v('name'), add: v('add'), saved: v.raw('saved') }}
        />
      </li>
    </ul>
  );
}
