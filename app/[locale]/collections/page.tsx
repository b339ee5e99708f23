import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CollectionRows } from '@/components/provenance/collection-rows';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { QuietPage } from '@/components/provenance/quiet-page';
import { listCollections } from '@/lib/collections/list-collections.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { isLocale } from '@/lib/i18n/locales';

type CollectionsProps = PageProps<'/[locale]/collections'>;

/** The page's name and address. */
export async function generateMetadata({ params }: CollectionsProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations('collections');
  return {
    title: t('title'),
    description: t('lead'),
    alternates: pageAddresses(locale, '/collections'),
  };
}

/** Every collection with how many entries it has. */
export default async function CollectionsPage({ params }: CollectionsProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = await getTranslations('collections');
  const { items } = await listCollections(await getDatabase());
  return (
    <QuietPage title={t('title')} lead={t('lead')}>
      <CollectionRows collections={items} locale={locale} />
    </QuietPage>
  );
}
