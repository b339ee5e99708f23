import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ExplainerList } from '@/components/explainers/explainer-list';
import { KindLinks } from '@/components/explainers/kind-links';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { QuietPage } from '@/components/provenance/quiet-page';
import { getDatabase } from '@/lib/db/get-database.server';
import { listExplainers } from '@/lib/explainers/list-explainers.server';
import { isLocale, localePath } from '@/lib/i18n/locales';

type ExplainersProps = PageProps<'/[locale]/explainers'>;

/** The kinds in the order they are shown; one that is not named here comes after them. */
const KINDS = ['official', 'report', 'paper', 'article', 'news', 'opinion', 'video', 'portal'];

/** The page's name, whatever is chosen on it. */
export async function generateMetadata({ params }: ExplainersProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations('explainers');
  return {
    title: t('title'),
    description: t('description'),
    alternates: pageAddresses(locale, '/explainers'),
  };
}

/** Articles, papers, reports and videos about the model, by kind; `?kind=` shows one. */
export default async function ExplainersPage({ params, searchParams }: ExplainersProps) {
  const [{ locale }, search] = await Promise.all([params, searchParams]);
  if (!isLocale(locale)) notFound();
  const { kind: asked, ...foreign } = search;
  const t = await getTranslations('explainers');
  const { items } = await listExplainers(await getDatabase());
  const byKind = Map.groupBy(items, ({ kind }) => kind);
  const rank = (kind: string) => (KINDS.indexOf(kind) + KINDS.length + 1) % (KINDS.length + 1);
  const kinds = [...byKind.keys()]
    .sort((a, b) => rank(a) - rank(b))
    .map((kind) => ({
      kind,
      name: t.has(`kind.${kind}`) ? t(`kind.${kind}`) : kind,
      items: byKind.get(kind) ?? [],
    }));
  const chosen = kinds.find(({ kind }) => kind === asked)?.kind ?? null;
  if (Object.keys(foreign).length > 0 || (asked !== undefined && chosen === null)) {
    redirect(localePath(locale, `/explainers${chosen === null ? '' : `?kind=${chosen}`}`));
  }
  return (
    <QuietPage title={t('title')} lead={t('lead')}>
      <KindLinks
        kinds={kinds.map(({ kind, name, items }) => ({ kind, name, count: items.length }))}
        chosen={chosen}
        total={items.length}
        locale={locale}
      />
      {kinds
        .filter(({ kind }) => chosen === null || kind === chosen)
        .map(({ kind, name, items }) => (
          <ExplainerList key={kind} name={name} items={items} locale={locale} />
        ))}
    </QuietPage>
  );
}
