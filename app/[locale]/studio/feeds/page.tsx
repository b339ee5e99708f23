import { FeedDesk } from '@/components/studio/feed-desk';
import { readEnv } from '@/lib/env/env.server';
import { localePath } from '@/lib/i18n/locales';
import { listFeeds } from '@/lib/ingest/crawl/feeds.server';
import { countGoneLinks } from '@/lib/provenance/link-states.server';
import { enterDesk } from '../enter-desk.server';
import styles from '../studio.module.css';
import { StudioFrame } from '../studio-frame';

type FeedsProps = PageProps<'/[locale]/studio/feeds'>;

/** What is collected from and how it goes; beside it what the watch over links has come to. */
export default async function FeedsPage({ params }: FeedsProps) {
  const { page, locale, database, t, words } = await enterDesk(params, '/studio/feeds');
  const { addresses, goneClips } = await countGoneLinks(database);
  const lead = t(readEnv().CRAWL === 'inside' ? 'feeds.leadInside' : 'feeds.lead');
  return (
    <StudioFrame page={page} title={t('feeds.title')} lead={lead}>
      <FeedDesk items={await listFeeds(database)} words={words} />
      <h2 className={styles.section}>{t('feeds.links')}</h2>
      <p>{t('feeds.linkCounts', { ...addresses })}</p>
      {goneClips === 0 ? null : (
        <p>
          <a href={localePath(locale, '/?link=gone')}>
            {t('feeds.goneClips', { count: goneClips })}
          </a>
        </p>
      )}
    </StudioFrame>
  );
}
