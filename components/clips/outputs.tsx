import { getTranslations } from 'next-intl/server';
import { type ClipQuery, withoutPlace } from '@/lib/clips/clip-query';
import type { Locale } from '@/lib/i18n/locales';
import { FEED_KINDS, FEED_TYPES, FILE_KINDS, feedPath, filePath } from '@/lib/publish/output-paths';
import styles from './outputs.module.css';

const SHEET_ID = 'outputs';

/**
 * What else the wall's query can be had as: feeds and files, links all of them, in a sheet that needs
 * no script. Announces the feeds in the page's head, where feed readers look for them.
 */
export async function Outputs({ query, locale }: { query: ClipQuery; locale: Locale }) {
  const t = await getTranslations('outputs');
  const asked = withoutPlace(query);
  return (
    <>
      {FEED_KINDS.map((kind) => (
        <link
          key={kind}
          rel="alternate"
          type={FEED_TYPES[kind]}
          title={t('announced', { kind: t(`kind.${kind}`) })}
          href={feedPath(kind, asked, locale)}
        />
      ))}
      <button type="button" className={styles.open} popoverTarget={SHEET_ID}>
        {t('open')}
      </button>
      <section id={SHEET_ID} className={styles.sheet} popover="auto" aria-label={t('title')}>
        <h2>{t('feeds')}</h2>
        <p>{t('feedsText')}</p>
        <ul className={`plain ${styles.feeds}`}>
          {FEED_KINDS.map((kind) => (
            <li key={kind}>
              <a rel="nofollow" href={feedPath(kind, asked, locale)}>
                {t(`kind.${kind}`)}
              </a>
            </li>
          ))}
        </ul>
        <h2>{t('files')}</h2>
        <p>{t('filesText')}</p>
        <ul className={`plain ${styles.files}`}>
          {FILE_KINDS.map((kind) => {
            const name = kind === 'croissant.json' ? 'croissant' : kind;
            return (
              <li key={kind}>
                <a rel="nofollow" href={filePath(kind, asked, locale)}>
                  {t(`file.${name}`)}
                </a>
                <span>{t(`hint.${name}`)}</span>
              </li>
            );
          })}
        </ul>
        <button
          type="button"
          className={styles.close}
          popoverTarget={SHEET_ID}
          popoverTargetAction="hide"
        >
          {t('close')}
        </button>
      </section>
    </>
  );
}
