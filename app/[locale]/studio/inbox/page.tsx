import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { InboxDesk } from '@/components/studio/inbox-desk';
import {
  CANDIDATE_STATUSES,
  type CandidateStatus,
  countCandidates,
  listCandidates,
} from '@/lib/curation/inbox.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { CANDIDATE_KINDS, type CandidateKind } from '@/lib/ingest/candidate-contract.server';
import { readStudioWords } from '../read-words.server';
import { requireCurator } from '../require-curator.server';
import styles from '../studio.module.css';
import { StudioFrame } from '../studio-frame';

type InboxProps = PageProps<'/[locale]/studio/inbox'>;

/** What was found, suggested or reported: filters with counts, rows, the candidate large beside them. */
export default async function InboxPage({ params, searchParams }: InboxProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const who = await requireCurator(locale, '/studio/inbox');
  const search = await searchParams;
  const status: CandidateStatus =
    CANDIDATE_STATUSES.find((one) => one === search.status) ?? 'waiting';
  const kind: CandidateKind | undefined = CANDIDATE_KINDS.find((one) => one === search.kind);
  const after = Number(search.after) || undefined;
  const database = await getDatabase();
  const items = await listCandidates(database, { status, kind, afterId: after });
  const counts = await countCandidates(database);
  const t = await getTranslations('studio');
  const words = await readStudioWords();
  const count = (want: { status: CandidateStatus; kind?: CandidateKind }) =>
    counts
      .filter(
        (one) => one.status === want.status && (want.kind === undefined || one.kind === want.kind),
      )
      .reduce((sum, one) => sum + one.count, 0);
  const address = (query: Record<string, string>) =>
    localePath(locale, `/studio/inbox?${new URLSearchParams(query)}`);
  const last = items.at(-1);
  return (
    <StudioFrame
      who={who}
      locale={locale}
      here="/studio/inbox"
      title={t('inbox.title')}
      lead={t('inbox.lead')}
    >
      <nav className={styles.tools}>
        {CANDIDATE_STATUSES.map((one) => (
          <a
            key={one}
            href={address({ status: one })}
            aria-current={one === status ? 'page' : undefined}
          >
            {t(`inbox.statuses.${one}`)} <code>{count({ status: one })}</code>
          </a>
        ))}
      </nav>
      <nav className={styles.tools}>
        <a href={address({ status })} aria-current={kind === undefined ? 'page' : undefined}>
          {t('list.filters.all')}
        </a>
        {CANDIDATE_KINDS.map((one) => (
          <a
            key={one}
            href={address({ status, kind: one })}
            aria-current={one === kind ? 'page' : undefined}
          >
            {t(`inbox.kinds.${one}`)} <code>{count({ status, kind: one })}</code>
          </a>
        ))}
      </nav>
      <InboxDesk
        key={items.map(({ id }) => id).join()}
        items={items}
        words={words}
        locale={locale}
        studio={localePath(locale, '/studio')}
      />
      {last === undefined || items.length < 100 ? null : (
        <p className={styles.tools}>
          <a
            href={address({
              status,
              ...(kind === undefined ? {} : { kind }),
              after: String(last.id),
            })}
          >
            {t('list.more')}
          </a>
        </p>
      )}
    </StudioFrame>
  );
}
