import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SignOut } from '@/components/studio/sign-out';
import type { Who } from '@/lib/auth/who';
import { DESK_KINDS } from '@/lib/curation/desk-kinds';
import { type Locale, localePath } from '@/lib/i18n/locales';
import styles from './studio.module.css';

/** The frame of every page of the desk: its pages in one line, who is signed in, the page's name. */
export async function StudioFrame(props: {
  who: Who;
  locale: Locale;
  /** Which of the desk's pages this is, by its path. */
  here: string;
  title: string;
  lead?: string | undefined;
  children: ReactNode;
}) {
  const { who, locale, here, title, lead, children } = props;
  const t = await getTranslations('studio');
  const paths = [
    ['home', '/studio'],
    ['inbox', '/studio/inbox'],
    ['feeds', '/studio/feeds'],
    ...DESK_KINDS.map((kind) => [kind, `/studio/records/${kind}`] as const),
    ['batchEdit', '/studio/batch'],
    ['history', '/studio/history'],
    ['account', '/studio/account'],
  ] as const;
  return (
    <div className={styles.studio}>
      <nav className={styles.pages} aria-label={t('nav.label')}>
        <ul className="plain">
          {paths.map(([name, path]) => (
            <li key={path}>
              <a href={localePath(locale, path)} aria-current={path === here ? 'page' : undefined}>
                {t(`nav.${name}`)}
              </a>
            </li>
          ))}
        </ul>
        <p className={styles.who}>
          {t('signedIn', { name: who.name, role: t(`roles.${who.role}`) })}{' '}
          <SignOut name={t('signOut')} home={localePath(locale, '/')} />
        </p>
      </nav>
      <header className={styles.head}>
        <h1>{title}</h1>
        {lead === undefined ? null : <p>{lead}</p>}
      </header>
      <p className="without-script">{t('signIn.noScript')}</p>
      {children}
    </div>
  );
}
