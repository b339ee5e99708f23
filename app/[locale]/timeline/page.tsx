import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DayList } from '@/components/provenance/day-list';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { QuietPage } from '@/components/provenance/quiet-page';
import { getDatabase } from '@/lib/db/get-database.server';
import { isLocale } from '@/lib/i18n/locales';
import { listBatches } from '@/lib/provenance/list-batches.server';
import { listDays } from '@/lib/provenance/list-days.server';

type TimelineProps = PageProps<'/[locale]/timeline'>;

/** The page's name and address. */
export async function generateMetadata({ params }: TimelineProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations('provenance.timeline');
  return {
    title: t('title'),
    description: t('lead'),
    alternates: pageAddresses(locale, '/timeline'),
  };
}

/** What was published when, by day, beside what the document files under that day. */
export default async function TimelinePage({ params }: TimelineProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = await getTranslations('provenance.timeline');
  const database = await getDatabase();
  const [days, batches] = await Promise.all([listDays(database), listBatches(database)]);
  return (
    <QuietPage title={t('title')} lead={t('lead')}>
      {days.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <DayList days={days} batches={batches.items} locale={locale} />
      )}
    </QuietPage>
  );
}
