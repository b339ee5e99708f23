import { InboxDesk } from '@/components/studio/inbox-desk';
import {
  CANDIDATE_STATUSES,
  countCandidates,
  type InboxQuery,
  listCandidates,
} from '@/lib/curation/inbox.server';
import { localePath } from '@/lib/i18n/locales';
import { CANDIDATE_KINDS, CANDIDATE_ORIGINS } from '@/lib/ingest/candidate-contract.server';
import { enterDesk } from '../enter-desk.server';
import styles from '../studio.module.css';
import { StudioFrame } from '../studio-frame';

type InboxProps = PageProps<'/[locale]/studio/inbox'>;

/** What was found, suggested or reported: filters with counts, rows, the candidate large beside them. */
export default async function InboxPage({ params, searchParams }: InboxProps) {
  const { page, locale, database, t, words } = await enterDesk(params, '/studio/inbox');
  const search = await searchParams;
  const status = CANDIDATE_STATUSES.find((one) => one === search.status) ?? 'waiting';
  const kind = CANDIDATE_KINDS.find((one) => one === search.kind);
  const origin = CANDIDATE_ORIGINS.find((one) => one === search.origin);
  const afterId = Number(search.after) || undefined;
  const items = await listCandidates(database, { status, kind, origin, afterId });
  const counts = await countCandidates(database);
  const here: Asked = { status, kind, origin };
  const address = (asked: Asked, after?: number) => {
    const said = Object.entries({ ...asked, after }).filter(([, value]) => value !== undefined);
    const query = new URLSearchParams(said.map(([name, value]) => [name, String(value)]));
    return localePath(locale, `/studio/inbox?${query}`);
  };
  /** A link to what is here with one filter otherwise, and how many that is. */
  const link = (name: string, changed: Partial<Asked>) => {
    const asked = { ...here, ...changed };
    return (
      <a
        key={name}
        href={address(asked)}
        aria-current={sameAsked(asked, here) ? 'page' : undefined}
      >
        {name} <code>{countOf(counts, asked)}</code>
      </a>
    );
  };
  const last = items.at(-1);
  return (
    <StudioFrame page={page} title={t('inbox.title')} lead={t('inbox.lead')}>
      <nav className={styles.tools} aria-label={t('inbox.byStatus')}>
        {CANDIDATE_STATUSES.map((one) => link(t(`inbox.statuses.${one}`), { status: one }))}
      </nav>
      <nav className={styles.tools} aria-label={t('inbox.byKind')}>
        {link(t('list.filters.all'), { kind: undefined })}
        {CANDIDATE_KINDS.map((one) => link(t(`inbox.kinds.${one}`), { kind: one }))}
      </nav>
      <nav className={styles.tools} aria-label={t('inbox.byOrigin')}>
        {link(t('inbox.everywhere'), { origin: undefined })}
        {CANDIDATE_ORIGINS.map((one) => link(t(`inbox.origins.${one}`), { origin: one }))}
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
          <a href={address(here, last.id)}>{t('list.more')}</a>
        </p>
      )}
    </StudioFrame>
  );
}

/** Which candidates the page shows. */
type Asked = Pick<InboxQuery, 'status' | 'kind' | 'origin'>;

const sameAsked = (one: Asked, other: Asked) =>
  one.status === other.status && one.kind === other.kind && one.origin === other.origin;

function countOf(counts: Awaited<ReturnType<typeof countCandidates>>, asked: Asked): number {
  return counts
    .filter(
      (one) =>
        one.status === asked.status &&
        (asked.kind ?? one.kind) === one.kind &&
        (asked.origin ?? one.origin) === one.origin,
    )
    .reduce((sum, { count }) => sum + count, 0);
}
