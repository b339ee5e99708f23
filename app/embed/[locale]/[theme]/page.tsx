import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readWallWords } from '@/components/clips/read-wall-words.server';
import { toWallClip } from '@/components/clips/wall-clip';
import { RelatedClips } from '@/components/player/related-clips';
import { listClips } from '@/lib/clips/list-clips.server';
import { readPageQuery } from '@/lib/clips/parse-clip-query.server';
import { withQuery } from '@/lib/clips/paths';
import { getDatabase } from '@/lib/db/get-database.server';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { AI_LABEL } from '@/lib/prompts/ai-label';
import styles from './embed.module.css';

type EmbedProps = PageProps<'/embed/[locale]/[theme]'>;

/** A wall has no name of its own in a frame. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('wall');
  return { title: t('title') };
}

/** The clips of a query for a frame: the wall's first page, with the way to the whole of it. */
export default async function EmbeddedWall({ params, searchParams }: EmbedProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(await searchParams)) {
    for (const one of [value ?? []].flat()) asked.append(name, one);
  }
  // A frame begins at the beginning: a place in a list is one reader's.
  asked.delete('cursor');
  const { query } = readPageQuery(asked);
  const { items } = await listClips(await getDatabase(), query);
  const t = await getTranslations('share');
  const wall = localePath(locale, withQuery('/', query));
  return (
    <main className={styles.wall}>
      <h1 className="visually-hidden">{t('wall', { count: items.length })}</h1>
      <p className={styles.head}>
        <span className={styles.label}>{AI_LABEL}</span>
        <a className={styles.name} href={wall} aria-label={t('openWall')}>
          {t('name')}
        </a>
      </p>
      {items.length === 0 ? (
        <p className={styles.empty}>{t('empty')}</p>
      ) : (
        <RelatedClips
          clips={items.map((item) => toWallClip(item, locale))}
          locale={locale}
          words={await readWallWords()}
        />
      )}
      <p className={styles.foot}>
        <a href={wall}>{t('openWall')}</a>
      </p>
    </main>
  );
}
