import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Vocabulary } from '@/components/prompts/vocabulary';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { QuietPage } from '@/components/provenance/quiet-page';
import { getDatabase } from '@/lib/db/get-database.server';
import { isLocale } from '@/lib/i18n/locales';
import { listTerms } from '@/lib/prompts/list-terms.server';

type VocabularyProps = PageProps<'/[locale]/vocabulary'>;

/** The page's name and address. */
export async function generateMetadata({ params }: VocabularyProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations('prompts.vocabulary');
  return {
    title: t('title'),
    description: t('description'),
    alternates: pageAddresses(locale, '/vocabulary'),
  };
}

/** The words the prompts are made of, by family, each leading to its clips. */
export default async function VocabularyPage({ params }: VocabularyProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = await getTranslations('prompts.vocabulary');
  const { items } = await listTerms(await getDatabase());
  const said = items.filter(({ count }) => count > 0).length;
  return (
    <QuietPage title={t('title')} lead={t('lead', { said, all: items.length })}>
      <Vocabulary items={items} locale={locale} />
    </QuietPage>
  );
}
