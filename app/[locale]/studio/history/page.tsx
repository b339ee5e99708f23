import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { HistoryList } from '@/components/studio/history-list';
import { listRecent } from '@/lib/curation/revisions.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { fieldLabels, readStudioWords } from '../read-words.server';
import { requireCurator } from '../require-curator.server';
import styles from '../studio.module.css';
import { StudioFrame } from '../studio-frame';

type HistoryProps = PageProps<'/[locale]/studio/history'>;

/** How many changes stand on one page. */
const SHOWN = 100;

/** Every change of every record, newest first. */
export default async function HistoryPage({ params, searchParams }: HistoryProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const who = await requireCurator(locale, '/studio/history');
  const before = Number((await searchParams).before) || undefined;
  const t = await getTranslations('studio');
  const words = await readStudioWords();
  const query = before === undefined ? { limit: SHOWN } : { beforeId: before, limit: SHOWN };
  const revisions = await listRecent(await getDatabase(), query);
  const last = revisions.at(-1);
  return (
    <StudioFrame
      who={who}
      locale={locale}
      here="/studio/history"
      title={t('history.title')}
      lead={t('history.lead')}
    >
      <HistoryList
        revisions={revisions}
        base={null}
        labels={fieldLabels(words)}
        words={words}
        records={localePath(locale, '/studio/records')}
      />
      {last === undefined || revisions.length < SHOWN ? null : (
        <p className={styles.tools}>
          <a href={localePath(locale, `/studio/history?before=${last.id}`)}>{t('list.more')}</a>
        </p>
      )}
    </StudioFrame>
  );
}
