import { getTranslations } from 'next-intl/server';
import { type Locale, localePath } from '@/lib/i18n/locales';
import styles from './site-footer.module.css';

/** The foot of every page: whose the clips are, what a stand-in is, and where programs go. */
export async function SiteFooter({ locale }: { locale: Locale }) {
  const t = await getTranslations('shell');
  const visitors = await getTranslations('visitors');
  return (
    <footer className={styles.footer}>
      <p>{t('footer.generated')}</p>
      <p>{t('footer.standIns')}</p>
      <p className={styles.links}>
        <a href={localePath(locale, '/about')}>{t('nav.about')}</a>
        <a href={localePath(locale, '/docs/api')}>{t('footer.api')}</a>
        <a href={localePath(locale, '/suggest')}>{visitors('footer.suggest')}</a>
        <a href={localePath(locale, '/studio')} rel="nofollow">
          {visitors('footer.desk')}
        </a>
        <button type="button" className="needs-script" data-opens="sheet" aria-keyshortcuts="?">
          {t('footer.keys')} <kbd>?</kbd>
        </button>
        <span>{t('footer.archive')}</span>
      </p>
    </footer>
  );
}
