import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { CollectionEntries } from '@/components/provenance/collection-entries';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { QuietPage } from '@/components/provenance/quiet-page';
import { getCollection } from '@/lib/collections/get-collection.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { Problem } from '@/lib/http/problem';
import { inLocale, isLocale } from '@/lib/i18n/locales';

type CollectionProps = PageProps<'/[locale]/collections/[key]'>;

const readCollection = cache(async (key: string) => {
  try {
    return (await getCollection(await getDatabase(), key)).collection;
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === 'not_found') notFound();
    throw thrown;
  }
});

/** The collection's own title and description. */
export async function generateMetadata({ params }: CollectionProps): Promise<Metadata> {
  const { locale, key } = await params;
  if (!isLocale(locale)) return {};
  const { titles, descriptions } = await readCollection(key);
  return {
    title: inLocale(titles, locale),
    description: inLocale(descriptions, locale),
    alternates: pageAddresses(locale, `/collections/${key}`),
  };
}

/** One collection in its own order, each entry with what the listed document says there. */
export default async function CollectionPage({ params }: CollectionProps) {
  const { locale, key } = await params;
  if (!isLocale(locale)) notFound();
  const t = await getTranslations('collections');
  const { titles, descriptions, entries } = await readCollection(key);
  return (
    <QuietPage title={inLocale(titles, locale)} lead={inLocale(descriptions, locale)}>
      <p className="visually-hidden">{t('count', { count: entries.length })}</p>
      <CollectionEntries entries={entries} locale={locale} />
    </QuietPage>
  );
}
