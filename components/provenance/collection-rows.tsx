import { getTranslations } from 'next-intl/server';
import type { CollectionItem } from '@/lib/collections/list-collections.server';
import { inLocale, type Locale, localePath } from '@/lib/i18n/locales';
import styles from './collection-rows.module.css';

/** The collections, each a title, what it is, and how many entries. */
export async function CollectionRows(props: { collections: CollectionItem[]; locale: Locale }) {
  const { collections, locale } = props;
  const t = await getTranslations('collections');
  return (
    <ul className={styles.collections}>
      {collections.map(({ key, titles, descriptions, clipCount }) => (
        <li key={key}>
          <h2>
            <a href={localePath(locale, `/collections/${key}`)}>{inLocale(titles, locale)}</a>
          </h2>
          <p>{inLocale(descriptions, locale)}</p>
          <p className={styles.count}>{t('count', { count: clipCount })}</p>
        </li>
      ))}
    </ul>
  );
}
