import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { listClips } from '@/lib/clips/list-clips.server';
import { readPageQuery } from '@/lib/clips/parse-clip-query.server';
import { withQuery } from '@/lib/clips/paths';
import { type DeskKind, isDeskKind } from '@/lib/curation/desk-kinds';
import { listNames } from '@/lib/curation/list-names.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { enterDesk } from '../../enter-desk.server';
import styles from '../../studio.module.css';
import { StudioFrame } from '../../studio-frame';

type ListProps = PageProps<'/[locale]/studio/records/[kind]'>;
type Search = Awaited<ListProps['searchParams']>;

/** What of a clip may be missing, as the one query asks for it. */
const MISSING = {
  hasPrompt: 'false',
  hasDate: 'false',
  hasDuration: 'false',
  author: 'unknown',
  aspect: 'unknown',
  batch: 'unknown',
  hasOriginal: 'false',
} as const;

/** Every record of a kind; clips by the one query, so that what is missing can be asked for. */
export default async function ListPage({ params, searchParams }: ListProps) {
  const { kind } = await params;
  if (!isDeskKind(kind)) notFound();
  const path = `/studio/records/${kind}`;
  const { page, locale, t } = await enterDesk(params, path);
  const search = await searchParams;
  return (
    <StudioFrame page={page} title={t(`nav.${kind}`)}>
      <form className={styles.tools} action={localePath(locale, path)} data-soft="">
        <label>
          <span className="visually-hidden">{t('list.search')}</span>
          <input
            type="search"
            name="q"
            defaultValue={one(search.q)}
            placeholder={t('list.search')}
          />
        </label>
        <button type="submit">{t('list.search')}</button>
      </form>
      {kind === 'clip' ? <Missing locale={locale} search={search} /> : null}
      {kind === 'clip' ? (
        <Clips locale={locale} search={search} />
      ) : (
        <Names locale={locale} kind={kind} q={one(search.q)} />
      )}
      <form className={styles.tools} action={localePath(locale, `${path}/new`)}>
        <span>{t('list.add')}</span>
        <label>
          <span className="visually-hidden">{t('list.newKey')}</span>
          <input
            name="key"
            required
            pattern="[\p{L}\p{N}][\p{L}\p{N}:._\-]*"
            placeholder={t('list.newKey')}
          />
        </label>
        <button type="submit">{t('list.begin')}</button>
      </form>
    </StudioFrame>
  );
}

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : '');

async function Missing({ locale, search }: { locale: Locale; search: Search }) {
  const t = await getTranslations('studio.list');
  const here = '/studio/records/clip';
  const isAll =
    Object.keys(MISSING).every((name) => search[name] === undefined) && search.status === undefined;
  return (
    <nav className={styles.tools} aria-label={t('missing')}>
      <span className={styles.none}>{t('missing')}</span>
      <a href={localePath(locale, here)} aria-current={isAll ? 'page' : undefined}>
        {t('filters.all')}
      </a>
      {Object.entries(MISSING).map(([name, value]) => (
        <a
          key={name}
          href={localePath(locale, `${here}?${name}=${value}`)}
          aria-current={search[name] === value ? 'page' : undefined}
        >
          {t(`filters.${name}`)}
        </a>
      ))}
      <a
        href={localePath(locale, `${here}?status=hidden`)}
        aria-current={search.status === 'hidden' ? 'page' : undefined}
      >
        {t('hidden')}
      </a>
    </nav>
  );
}

async function Clips({ locale, search }: { locale: Locale; search: Search }) {
  if (search.status !== undefined) return <Names locale={locale} kind="clip" q="" />;
  const t = await getTranslations('studio.list');
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(search))
    if (typeof value === 'string') asked.set(name, value);
  const { query } = readPageQuery(asked);
  const { items, nextCursor } = await listClips(await getDatabase(), { ...query, limit: 100 });
  if (items.length === 0) return <p className={styles.none}>{t('none')}</p>;
  const more =
    nextCursor === null
      ? null
      : withQuery('/studio/records/clip', { ...query, cursor: nextCursor });
  return (
    <form action={localePath(locale, '/studio/batch')}>
      <table className={styles.rows}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('title')}</th>
            <th scope="col">{t('source')}</th>
            <th scope="col">{t('date')}</th>
            <th scope="col">{t('missing')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((clip) => {
            const missing = [
              clip.hasPrompt ? null : 'hasPrompt',
              clip.publishedOn === null && clip.publishedAt === null ? 'hasDate' : null,
              clip.durationSeconds === null ? 'hasDuration' : null,
              clip.author === null ? 'author' : null,
            ].filter((name) => name !== null);
            return (
              <tr key={clip.slug}>
                <td>
                  <input
                    type="checkbox"
                    name="slugs"
                    value={clip.slug}
                    aria-label={t('choose', { title: clip.titles[locale] })}
                  />
                </td>
                <td>
                  <a href={localePath(locale, `/studio/records/clip/${clip.slug}`)}>
                    {clip.titles[locale]}
                  </a>{' '}
                  <code>{clip.slug}</code>
                </td>
                <td>{clip.sourceNames[locale]}</td>
                <td>
                  <time>{clip.publishedOn ?? '–'}</time>
                </td>
                <td className={styles.none}>
                  {missing.map((name) => t(`filters.${name}`)).join(', ')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.tools}>
        <button type="submit">{t('changeMany')}</button>
        {more === null ? null : <a href={localePath(locale, more)}>{t('more')}</a>}
      </p>
    </form>
  );
}

async function Names({ locale, kind, q }: { locale: Locale; kind: DeskKind; q: string }) {
  const t = await getTranslations('studio.list');
  const names = await listNames(await getDatabase(), kind, q);
  if (names.length === 0) return <p className={styles.none}>{t('none')}</p>;
  return (
    <table className={styles.rows}>
      <tbody>
        {names.map(({ key, en, zh }) => (
          <tr key={key}>
            <td>
              <a href={localePath(locale, `/studio/records/${kind}/${encodeURIComponent(key)}`)}>
                {locale === 'zh' ? zh : en}
              </a>
            </td>
            <td>
              <code>{key}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
