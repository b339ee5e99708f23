import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { SignOut } from '@/components/studio/sign-out';
import { DESK_KINDS } from '@/lib/curation/desk-kinds';
import { localePath } from '@/lib/i18n/locales';
import type { DeskPage } from './enter-desk.server';
import styles from './studio.module.css';

/** The frame of every page of the desk: its pages in one line, who is signed in, the page's name. */
export async function StudioFrame(props: {
  page: DeskPage;
  title: string;
  lead?: string | undefined;
  children: ReactNode;
}) {
  const { title, lead, children } = props;
  const { who, locale, here } = props.page;
  const t = await getTranslations('studio');
  const paths = [
    ['home', '/studio'],
    ['inbox', '/studio/inbox'],
    ['feeds', '/studio/feeds'],
    ...DESK_KINDS.map((kind) => [kind, `/studio/records/${kind}`] as const),
    ['batchEdit', '/studio/batch'],
    ['history', '/studio/history'],
    ...(who.role === 'owner' ? [['curators', '/studio/curators'] as const] : []),
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
