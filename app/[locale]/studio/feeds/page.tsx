import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { FeedDesk } from '@/components/studio/feed-desk';
import { getDatabase } from '@/lib/db/get-database.server';
import { readEnv } from '@/lib/env/env.server';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { listFeeds } from '@/lib/ingest/crawl/feeds.server';
import { countGoneLinks } from '@/lib/provenance/link-states.server';
import { readStudioWords } from '../read-words.server';
import { requireCurator } from '../require-curator.server';
import styles from '../studio.module.css';
import { StudioFrame } from '../studio-frame';

type FeedsProps = PageProps<'/[locale]/studio/feeds'>;

/** What is collected from and how it goes; beside it what the watch over links has come to. */
export default async function FeedsPage({ params }: FeedsProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const who = await requireCurator(locale, '/studio/feeds');
  const database = await getDatabase();
  const t = await getTranslations('studio.feeds');
  const { addresses, goneClips } = await countGoneLinks(database);
  return (
    <StudioFrame
      who={who}
      locale={locale}
      here="/studio/feeds"
      title={t('title')}
      lead={t(readEnv().CRAWL === 'inside' ? 'leadInside' : 'lead')}
    >
      <FeedDesk items={await listFeeds(database)} words={await readStudioWords()} />
      <h2 className={styles.section}>{t('links')}</h2>
      <p>{t('linkCounts', { ...addresses })}</p>
      {goneClips === 0 ? null : (
        <p>
          <a href={localePath(locale, '/?link=gone')}>{t('goneClips', { count: goneClips })}</a>
        </p>
      )}
    </StudioFrame>
  );
}
