import { getTranslations } from 'next-intl/server';
import { Icon } from '@/components/ui/icon';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { LanguageSwitch } from './language-switch';
import { PageLinks } from './page-links';
import { ALL_PAGES, PAGES, pagePath } from './pages';
import styles from './site-header.module.css';
import { ThemeSwitch } from './theme-switch';

/** The id of the menu of pages on a phone. */
const MENU_ID = 'pages';

/** The head of every page: the name, the pages, language and theme. Works without scripts. */
export async function SiteHeader({ locale }: { locale: Locale }) {
  const t = await getTranslations('shell');
  const all = ALL_PAGES.map((page) => {
    const path = pagePath(page);
    return { path, href: localePath(locale, path), name: t(`nav.${page}`) };
  });
  const links = all.slice(0, PAGES.length);
  return (
    <header className={styles.header}>
      <a className={styles.name} href={localePath(locale, '/')} aria-label={t('home')} lang="en">
        <span className={styles.mark} aria-hidden="true" />
        {t('name')}
      </a>
      <PageLinks className={styles.pages} aria-label={t('nav.label')} links={links} />
      <div className={styles.tools}>
        <button
          type="button"
          className={`${styles.tool} needs-script`}
          data-opens="palette"
          aria-keyshortcuts="Control+K Meta+K /"
          title={t('palette')}
        >
          <Icon name="search" />
          <span className="visually-hidden">{t('palette')}</span>
        </button>
        <a
          className={`${styles.tool} ${styles.wide} needs-script`}
          href={localePath(locale, '/favourites')}
          title={t('nav.favourites')}
        >
          <Icon name="heart" />
          <span className="visually-hidden">{t('nav.favourites')}</span>
        </a>
        <LanguageSwitch locale={locale} name={t('language.name')} />
        <ThemeSwitch toLight={t('theme.toLight')} toDark={t('theme.toDark')} />
        <button
          type="button"
          className={`${styles.tool} ${styles.opener}`}
          popoverTarget={MENU_ID}
          title={t('menu')}
        >
          <Icon name="menu" />
          <span className="visually-hidden">{t('menu')}</span>
        </button>
        <PageLinks
          id={MENU_ID}
          className={styles.menu}
          popover="auto"
          aria-label={t('menu')}
          links={all}
        />
      </div>
    </header>
  );
}
