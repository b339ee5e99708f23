import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { QuietPage } from '@/components/provenance/quiet-page';
import { ShelfPage } from '@/components/shelf/shelf-page';
import { isLocale, localePath } from '@/lib/i18n/locales';

type FavouritesProps = PageProps<'/[locale]/favourites'>;

/** The page's name and address; what it shows is each visitor's own, and nothing to be found. */
export async function generateMetadata({ params }: FavouritesProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations('shelf');
  return {
    title: t('title'),
    description: t('lead'),
    alternates: pageAddresses(locale, '/favourites'),
    robots: { index: false, follow: true },
  };
}

/** What a visitor keeps in this browser; the server sends the words and nothing else. */
export default async function FavouritesPage({ params }: FavouritesProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = await getTranslations();
  return (
    <QuietPage title={t('shelf.title')} lead={t('shelf.lead')}>
      <p className="without-script" data-wakes="">
        {t('shelf.needsScript')}{' '}
        <a href={localePath(locale, '/collections')}>{t('shell.nav.collections')}</a>
      </p>
      <ShelfPage locale={locale} words={t.raw('shelf')} />
    </QuietPage>
  );
}
