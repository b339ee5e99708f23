import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { readWallWords } from '@/components/clips/read-wall-words.server';
import { toWallClip } from '@/components/clips/wall-clip';
import { RelatedClips } from '@/components/player/related-clips';
import { type ClipQuery, EVERYTHING } from '@/lib/clips/clip-query';
import { listClips } from '@/lib/clips/list-clips.server';
import { withQuery } from '@/lib/clips/paths';
import { getDatabase } from '@/lib/db/get-database.server';
import { type Locale, localePath } from '@/lib/i18n/locales';
import styles from './clip-group.module.css';

/** How many clips such a page shows; all of them are on the wall. */
const SHOWN = 48;

/**
 * The page of a source, a batch or an author: its name, what is known of it (`children`), and its
 * clips, newest first.
 */
export async function ClipGroup(props: {
  title: string;
  /** The language of the title, where it is not the page's. */
  titleLanguage?: string | undefined;
  /** What it is, in a word or two above the title. */
  kind: ReactNode;
  count: number;
  query: Partial<ClipQuery>;
  locale: Locale;
  children?: ReactNode;
}) {
  const { title, titleLanguage, kind, count, query, locale } = props;
  const t = await getTranslations('provenance.group');
  const asked = { ...EVERYTHING, ...query, limit: SHOWN };
  const { items } = await listClips(await getDatabase(), asked);
  return (
    <article className={styles.page}>
      <header className={styles.head}>
        <p className={styles.kind}>{kind}</p>
        <h1 lang={titleLanguage}>{title}</h1>
        <div className={styles.facts}>{props.children}</div>
      </header>
      <div className={styles.clips}>
        <h2>{t('clips', { count })}</h2>
        {count === 0 ? null : <a href={localePath(locale, withQuery('/', query))}>{t('onWall')}</a>}
      </div>
      {items.length === 0 ? null : (
        <RelatedClips
          clips={items.map((item) => toWallClip(item, locale))}
          locale={locale}
          words={await readWallWords()}
        />
      )}
    </article>
  );
}
