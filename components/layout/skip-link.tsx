import { getTranslations } from 'next-intl/server';
import styles from './skip-link.module.css';

/** The first stop of the Tab key: past the header to the content. */
export async function SkipLink() {
  const t = await getTranslations('shell');
  return (
    <a className={styles.skip} href="#content">
      {t('skip')}
    </a>
  );
}
