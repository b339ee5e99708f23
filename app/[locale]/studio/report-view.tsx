import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { watchPath } from '@/lib/clips/paths';
import type { Counted, Report } from '@/lib/curation/report/report';
import { formatBytes, formatCount } from '@/lib/format/format-count';
import { formatInstant } from '@/lib/format/format-instant';
import { type Locale, localePath } from '@/lib/i18n/locales';
import styles from './report.module.css';

/** The morning report: what is new, what waits, what is broken, sizes, the last backup, jobs. */
export async function ReportView({ report, locale }: { report: Report; locale: Locale }) {
  const t = await getTranslations('studio.report');
  const kinds = await getTranslations('studio.inbox.kinds');
  const { fresh, waiting, broken, sizes, backup, jobs } = report;
  const when = (ms: number) => formatInstant(new Date(ms).toISOString(), 'UTC', locale);
  const many = (name: string, { count, isMore }: Counted) =>
    t(name, { count, number: `${formatCount(count, locale)}${isMore ? '+' : ''}` });
  const bytes = (size: number) => formatBytes(size, locale);
  const to = (path: string, text: string) => <a href={localePath(locale, path)}>{text}</a>;
  const { database: databaseLeft, media: mediaLeft } = sizes.freeBytes;
  const missing = broken.files?.missing.length ?? 0;
  const isWhole = broken.links.count === 0 && broken.feeds.length === 0 && missing === 0;
  return (
    <dl className={styles.report}>
      <Fact name={t('since', { when: when(report.since) })}>
        <p>{many('clips', fresh.clips)}</p>
        {fresh.named.length === 0 ? null : (
          <ul className="plain">
            {fresh.named.map((clip) => (
              <li key={clip.slug}>{to(watchPath(clip.slug), clip[locale])}</li>
            ))}
          </ul>
        )}
        <p>{many('candidates', fresh.candidates)}</p>
        <p>
          {to('/studio/history', many('changes', fresh.changes))}
          {fresh.curators.length === 0 ? null : ` · ${fresh.curators.join(', ')}`}
        </p>
      </Fact>
      <Fact name={t('waiting')}>
        <p>{to('/studio/inbox', many('candidates', waiting.candidates))}</p>
        {waiting.byKind.length === 0 ? null : (
          <ul className="plain">
            {waiting.byKind.map(({ kind, count }) => (
              <li key={kind}>
                {to(
                  `/studio/inbox?status=waiting&kind=${kind}`,
                  kinds.has(kind) ? kinds(kind) : kind,
                )}{' '}
                <code>{formatCount(count, locale)}</code>
              </li>
            ))}
          </ul>
        )}
        {waiting.oldestAt === null ? null : <p>{t('oldest', { when: when(waiting.oldestAt) })}</p>}
        {waiting.later.count === 0 ? null : (
          <p>{to('/studio/inbox?status=later', many('later', waiting.later))}</p>
        )}
      </Fact>
      <Fact name={t('broken')} isBad={!isWhole}>
        {isWhole ? <p>{t('whole')}</p> : null}
        {broken.links.count === 0 ? null : (
          <p>{to('/studio/records/clip?link=gone', many('links', broken.links))}</p>
        )}
        {broken.feeds.map(({ address, failures, error }) => (
          <p key={address}>
            {t('feed', { count: failures })} <code>{address}</code> {error}
          </p>
        ))}
        {missing === 0 ? null : <p>{t('files', { missing, looked: broken.files?.looked ?? 0 })}</p>}
      </Fact>
      <Fact name={t('sizes')}>
        <p>{t('clips', { count: sizes.clips, number: formatCount(sizes.clips, locale) })}</p>
        <p>
          {many('stored', sizes.files)} · {bytes(sizes.mediaBytes)}
        </p>
        <p>{t('database', { size: bytes(sizes.databaseBytes) })}</p>
        {databaseLeft === null ? null : <p>{t('left', { size: bytes(databaseLeft) })}</p>}
        {mediaLeft === null || mediaLeft === databaseLeft ? null : (
          <p>{t('leftForMedia', { size: bytes(mediaLeft) })}</p>
        )}
      </Fact>
      <Fact name={t('backup')} isBad={backup === null}>
        <p>{backup === null ? t('noBackup') : when(backup.at)}</p>
        {backup?.folder == null ? null : (
          <p>
            <code>{backup.folder}</code>
          </p>
        )}
      </Fact>
      <Fact name={t('jobs')} isBad={jobs.failing > 0}>
        <p>{many('jobCount', jobs.all)}</p>
        {jobs.all.count === 0 ? null : (
          <p>{t('jobStates', { due: jobs.due, running: jobs.running, failing: jobs.failing })}</p>
        )}
        {jobs.nextAt === null ? null : <p>{t('nextJob', { when: when(jobs.nextAt) })}</p>}
      </Fact>
    </dl>
  );
}

function Fact(props: { name: string; isBad?: boolean; children: ReactNode }) {
  return (
    <div data-bad={props.isBad ? '' : undefined}>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
