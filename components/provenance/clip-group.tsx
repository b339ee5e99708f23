import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { WallClip } from '@/components/clips/wall-clip';
import type { WallWords } from '@/components/clips/wall-words';
import { RelatedClips } from '@/components/player/related-clips';
import type { ClipQuery } from '@/lib/clips/clip-query';
import { withQuery } from '@/lib/clips/paths';
import { type Locale, localePath } from '@/lib/i18n/locales';
import styles from './clip-group.module.css';

/** The clips of a group as its page shows them: the newest, and the words of their cards. */
export interface GroupClips {
  query: Partial<ClipQuery>;
  clips: WallClip[];
  words: WallWords;
}

/**
 * The page of a source, a batch, an author or a term: its name, what is known of it (`children`), and
 * its clips, newest first.
 */
export async function ClipGroup(props: {
  title: ReactNode;
  /** The language of the title, where it is not the page's. */
  titleLanguage?: string | undefined;
  /** What it is, in a word or two above the title. */
  kind: ReactNode;
  count: number;
  /** What is said of the count, where that is more than how many clips there are. */
  heading?: string;
  /** A section between what is known of it and its clips. */
  before?: ReactNode;
  group: GroupClips;
  locale: Locale;
  children?: ReactNode;
}) {
  const { title, titleLanguage, kind, count, locale } = props;
  const { query, clips, words } = props.group;
  const t = await getTranslations('provenance.group');
  return (
    <article className={styles.page}>
      <header className={styles.head}>
        <p className={styles.kind}>{kind}</p>
        <h1 lang={titleLanguage}>{title}</h1>
        <div className={styles.facts}>{props.children}</div>
      </header>
      {props.before}
      <div className={styles.clips}>
        <h2>{props.heading ?? t('clips', { count })}</h2>
        {count === 0 ? null : <a href={localePath(locale, withQuery('/', query))}>{t('onWall')}</a>}
      </div>
      {clips.length === 0 ? null : <RelatedClips clips={clips} locale={locale} words={words} />}
    </article>
  );
}
