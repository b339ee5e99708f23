import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { ExplainerFilters, KINDS } from '@/components/explainers/explainer-filters';
import { ExplainerList } from '@/components/explainers/explainer-list';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { QuietPage } from '@/components/provenance/quiet-page';
import { listBySlugs } from '@/lib/clips/list-by-slugs.server';
import { watchPath } from '@/lib/clips/paths';
import { getDatabase } from '@/lib/db/get-database.server';
import {
  chooseExplainers,
  countExplainers,
  EVERY_EXPLAINER,
  explainersPath,
} from '@/lib/explainers/explainer-query';
import { listExplainers } from '@/lib/explainers/list-explainers.server';
import { readExplainerQuery } from '@/lib/explainers/parse-explainer-query.server';
import { isLocale, type Locale, localePath } from '@/lib/i18n/locales';
import { type BatchList, listBatches } from '@/lib/provenance/list-batches.server';
import styles from './explainers.module.css';

type ExplainersProps = PageProps<'/[locale]/explainers'>;

const readTitle = cache(async (slug: string, locale: Locale) => {
  const { items } = await listBySlugs(await getDatabase(), [slug]);
  return items[0]?.titles[locale] ?? null;
});

async function readAddress(search: ExplainersProps['searchParams']) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(await search)) {
    for (const one of [value ?? []].flat()) params.append(name, one);
  }
  return readExplainerQuery(params);
}

/** The page's name, whatever is chosen on it; that of a clip names it and is not for search engines. */
export async function generateMetadata(props: ExplainersProps): Promise<Metadata> {
  const { locale } = await props.params;
  if (!isLocale(locale)) return {};
  const { query } = await readAddress(props.searchParams);
  const t = await getTranslations('explainers');
  const clip = query.clip === null ? null : await readTitle(query.clip, locale);
  return {
    title: clip === null ? t('title') : `${t('title')} · ${clip}`,
    description: t('description'),
    alternates: pageAddresses(locale, '/explainers'),
    ...(clip === null ? {} : { robots: { index: false, follow: true } }),
  };
}

/** Articles, papers, reports and videos about the model or one clip, by kind and under filters. */
export default async function ExplainersPage({ params, searchParams }: ExplainersProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { query, faults, foreign } = await readAddress(searchParams);
  const title = query.clip === null ? null : await readTitle(query.clip, locale);
  const clip = title === null ? null : query.clip;
  const t = await getTranslations('explainers');
  const { items } = await listExplainers(await getDatabase(), { ...EVERY_EXPLAINER, clip });
  const asked = { ...query, clip };
  const counts = countExplainers(items, asked);
  // A kind that is none of ours is no filter; one of another clip's still says that nothing fits.
  const isKnown = asked.kind === null || KINDS.includes(asked.kind) || hasKind(counts, asked.kind);
  if (foreign.length > 0 || faults.length > 0 || !isKnown || clip !== query.clip) {
    redirect(localePath(locale, explainersPath(isKnown ? asked : { ...asked, kind: null })));
  }
  const shown = chooseExplainers(items, asked);
  const byKind = Map.groupBy(shown, ({ kind }) => kind);
  const order = [...new Set([...KINDS, ...byKind.keys()])];
  const { items: batches } = await listBatches(await getDatabase());
  return (
    <QuietPage
      title={title === null ? t('title') : t('about', { title })}
      lead={t(title === null ? 'lead' : 'aboutLead')}
    >
      {clip === null ? null : (
        <p className={styles.clip}>
          <a href={localePath(locale, watchPath(clip))}>{title}</a>
          <a href={localePath(locale, explainersPath({ ...asked, clip: null }))}>{t('anyClip')}</a>
        </p>
      )}
      <ExplainerFilters query={asked} counts={counts} locale={locale} />
      {shown.length === 0 ? (
        <p className={styles.empty}>
          {t('empty')} <a href={localePath(locale, explainersPath({ clip }))}>{t('everything')}</a>
        </p>
      ) : null}
      {order.map((kind) => (
        <Kind
          key={kind}
          kind={kind}
          items={byKind.get(kind) ?? []}
          batches={batches}
          locale={locale}
        />
      ))}
    </QuietPage>
  );
}

function hasKind({ kind }: ReturnType<typeof countExplainers>, wanted: string): boolean {
  return kind.some(({ value }) => value === wanted);
}

async function Kind(props: {
  kind: string;
  items: Awaited<ReturnType<typeof listExplainers>>['items'];
  batches: BatchList['items'];
  locale: Locale;
}) {
  const { kind, items, batches, locale } = props;
  const t = await getTranslations('explainers.kind');
  if (items.length === 0) return null;
  const name = t.has(kind as 'paper') ? t(kind as 'paper') : kind;
  return <ExplainerList name={name} items={items} batches={batches} locale={locale} />;
}
