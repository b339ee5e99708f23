import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { ClipGroup } from '@/components/provenance/clip-group';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { getDatabase } from '@/lib/db/get-database.server';
import { formatDay, formatDaySpan } from '@/lib/format/format-day';
import { inLocale, isLocale, type Locale, localePath } from '@/lib/i18n/locales';
import { listBatches } from '@/lib/provenance/list-batches.server';
import { readGroup } from '../../read-group.server';

type BatchProps = PageProps<'/[locale]/batches/[key]'>;

const readBatch = cache(async (key: string) => {
  const { items } = await listBatches(await getDatabase());
  return items.find((batch) => batch.key === key) ?? notFound();
});

type Batch = Awaited<ReturnType<typeof readBatch>>;

async function nameBatch({ heading, documentDate }: Batch, locale: Locale): Promise<string> {
  const t = await getTranslations('provenance.sources');
  return heading ?? t('filed', { day: formatDay(documentDate, locale) });
}

/** The batch's heading with its source, and its address. */
export async function generateMetadata({ params }: BatchProps): Promise<Metadata> {
  const { locale, key } = await params;
  if (!isLocale(locale)) return {};
  const batch = await readBatch(key);
  return {
    title: `${await nameBatch(batch, locale)} · ${batch.sourceNames[locale]}`,
    alternates: pageAddresses(locale, `/batches/${key}`),
  };
}

/** One batch: the day the document files it under beside the days its own clips carry. */
export default async function BatchPage({ params }: BatchProps) {
  const { locale, key } = await params;
  if (!isLocale(locale)) notFound();
  const batch = await readBatch(key);
  const t = await getTranslations('provenance');
  const { source, sourceNames, heading, documentDate, firstOn, lastOn, clipCount } = batch;
  return (
    <ClipGroup
      title={await nameBatch(batch, locale)}
      titleLanguage={heading === null ? undefined : 'zh-Hans'}
      kind={<a href={localePath(locale, `/sources/${source}`)}>{inLocale(sourceNames, locale)}</a>}
      count={clipCount}
      group={await readGroup({ batch: [key] }, locale)}
      locale={locale}
    >
      <p>{t('group.filed', { day: formatDay(documentDate, locale) })}</p>
      <p>
        {firstOn === null || lastOn === null
          ? t('sources.dateUnknown')
          : t('group.own', { days: formatDaySpan(firstOn, lastOn, locale) })}
      </p>
    </ClipGroup>
  );
}
