import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { QuietPage } from '@/components/provenance/quiet-page';
import { SourceRows } from '@/components/provenance/source-rows';
import { getDatabase } from '@/lib/db/get-database.server';
import { isLocale } from '@/lib/i18n/locales';
import { listBatches } from '@/lib/provenance/list-batches.server';
import { listSources } from '@/lib/provenance/list-sources.server';

type SourcesProps = PageProps<'/[locale]/sources'>;

/** The page's name and address. */
export async function generateMetadata({ params }: SourcesProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations('provenance.sources');
  return {
    title: t('title'),
    description: t('lead'),
    alternates: pageAddresses(locale, '/sources'),
  };
}

/** Who published the clips: every source with its batches, each leading to its clips. */
export default async function SourcesPage({ params }: SourcesProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = await getTranslations('provenance.sources');
  const database = await getDatabase();
  const [sources, batches] = await Promise.all([listSources(database), listBatches(database)]);
  return (
    <QuietPage title={t('title')} lead={t('lead')}>
      <SourceRows sources={sources.items} batches={batches.items} locale={locale} />
    </QuietPage>
  );
}
