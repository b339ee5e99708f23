import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DayList } from '@/components/provenance/day-list';
import { DayPages } from '@/components/provenance/day-pages';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { QuietPage } from '@/components/provenance/quiet-page';
import { getDatabase } from '@/lib/db/get-database.server';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { listBatches } from '@/lib/provenance/list-batches.server';
import { listDays } from '@/lib/provenance/list-days.server';
import { readDaysAsked } from '@/lib/provenance/read-days-asked.server';

type TimelineProps = PageProps<'/[locale]/timeline'>;

/** The page's name and address. */
export async function generateMetadata({ params, searchParams }: TimelineProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations('provenance.timeline');
  const { until, since } = await searchParams;
  const isNewest = until === undefined && since === undefined;
  return {
    title: t('title'),
    description: t('lead'),
    ...(isNewest ? { alternates: pageAddresses(locale, '/timeline') } : {}),
  };
}

/** What was published when, by day, beside what the document files under that day. */
export default async function TimelinePage({ params, searchParams }: TimelineProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const asked = readDaysAsked(await searchParams);
  if (asked === null) redirect(localePath(locale, '/timeline'));
  const t = await getTranslations('provenance.timeline');
  const database = await getDatabase();
  const [page, batches] = await Promise.all([listDays(database, asked), listBatches(database)]);
  return (
    <QuietPage title={t('title')} lead={t('lead')}>
      {page.days.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <DayList page={page} batches={batches.items} locale={locale} />
      )}
      <DayPages page={page} locale={locale} />
    </QuietPage>
  );
}
