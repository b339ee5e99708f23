import { HistoryList } from '@/components/studio/history-list';
import { listRecent } from '@/lib/curation/revisions.server';
import { localePath } from '@/lib/i18n/locales';
import { enterDesk } from '../enter-desk.server';
import { fieldLabels } from '../read-words.server';
import styles from '../studio.module.css';
import { StudioFrame } from '../studio-frame';

type HistoryProps = PageProps<'/[locale]/studio/history'>;

/** How many changes stand on one page. */
const SHOWN = 100;

/** Every change of every record, newest first. */
export default async function HistoryPage({ params, searchParams }: HistoryProps) {
  const { page, locale, database, t, words } = await enterDesk(params, '/studio/history');
  const before = Number((await searchParams).before) || undefined;
  const query = before === undefined ? { limit: SHOWN } : { beforeId: before, limit: SHOWN };
  const revisions = await listRecent(database, query);
  const last = revisions.at(-1);
  return (
    <StudioFrame page={page} title={t('history.title')} lead={t('history.lead')}>
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
