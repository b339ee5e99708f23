import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { QuietPage } from '@/components/provenance/quiet-page';
import { WordForm } from '@/components/visitors/word-form';
import { isLocale } from '@/lib/i18n/locales';

type SuggestProps = PageProps<'/[locale]/suggest'>;

/** The page's name and address. */
export async function generateMetadata({ params }: SuggestProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations('visitors.suggest');
  return {
    title: t('title'),
    alternates: pageAddresses(locale, '/suggest'),
    robots: { index: false },
  };
}

/** Where a visitor suggests a clip; what is sent waits for a curator. */
export default async function SuggestPage({ params, searchParams }: SuggestProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { told } = await searchParams;
  const t = await getTranslations('visitors.suggest');
  return (
    <QuietPage title={t('title')} lead={t('lead')}>
      <WordForm to="suggestions" locale={locale} told={told} send={t('send')}>
        <label>
          {t('url')}
          <input name="url" type="url" required maxLength={4096} />
        </label>
        <label>
          {t('clipTitle')}
          <input name="title" maxLength={300} />
        </label>
        <label>
          {t('prompt')}
          <textarea name="prompt" maxLength={5000} />
        </label>
        <label>
          {t('note')}
          <textarea name="note" maxLength={5000} />
        </label>
      </WordForm>
    </QuietPage>
  );
}
