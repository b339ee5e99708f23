import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { HistoryList } from '@/components/studio/history-list';
import { readReport } from '@/lib/curation/report/read-report.server';
import { listRecent } from '@/lib/curation/revisions.server';
import { readEnv } from '@/lib/env/env.server';
import { localePath } from '@/lib/i18n/locales';
import { getMediaStore } from '@/lib/media/get-media-store.server';
import { enterDesk } from './enter-desk.server';
import { fieldLabels } from './read-words.server';
import { ReportView } from './report-view';
import styles from './studio.module.css';
import { StudioFrame } from './studio-frame';

type DeskProps = PageProps<'/[locale]/studio'>;

const DAY_MS = 24 * 60 * 60 * 1000;

/** The desk's name; no search engine is to keep it. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studio');
  return { title: t('title'), robots: { index: false, follow: false } };
}

/** The desk's first page: the morning report, and what was changed last. */
export default async function DeskPage({ params }: DeskProps) {
  const { page, locale, database, t, words } = await enterDesk(params, '/studio');
  const report = await readReport(
    { database, store: getMediaStore() },
    readEnv(),
    Date.now() - DAY_MS,
  );
  return (
    <StudioFrame page={page} title={t('title')} lead={t('lead')}>
      <ReportView report={report} locale={locale} />
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
