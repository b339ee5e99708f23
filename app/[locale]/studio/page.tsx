import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { HistoryList } from '@/components/studio/history-list';
import { countCandidates } from '@/lib/curation/inbox.server';
import { listRecent } from '@/lib/curation/revisions.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { fieldLabels, readStudioWords } from './read-words.server';
import { requireCurator } from './require-curator.server';
import styles from './studio.module.css';
import { StudioFrame } from './studio-frame';

type DeskProps = PageProps<'/[locale]/studio'>;

/** The desk's name; no search engine is to keep it. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studio');
  return { title: t('title'), robots: { index: false, follow: false } };
}

/** The desk's first page: what waits, and what was changed last. */
export default async function DeskPage({ params }: DeskProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const who = await requireCurator(locale, '/studio');
  const database = await getDatabase();
  const t = await getTranslations('studio');
  const words = await readStudioWords();
  const counts = await countCandidates(database);
  const sum = (status: string) =>
    counts.filter((one) => one.status === status).reduce((all, { count }) => all + count, 0);
  const later = sum('later');
  return (
    <StudioFrame who={who} locale={locale} here="/studio" title={t('title')} lead={t('lead')}>
      <p className={styles.big}>
        <a href={localePath(locale, '/studio/inbox')}>
          {t('home.waiting', { count: sum('waiting') })}
        </a>
      </p>
      {later === 0 ? null : (
        <p>
          <a href={localePath(locale, '/studio/inbox?status=later')}>
            {t('home.later', { count: later })}
          </a>
        </p>
      )}
      <h2 className={styles.section}>{t('home.changes')}</h2>
      <HistoryList
        revisions={await listRecent(database, { limit: 20 })}
        base={null}
        labels={fieldLabels(words)}
        words={words}
        records={localePath(locale, '/studio/records')}
      />
    </StudioFrame>
  );
}
