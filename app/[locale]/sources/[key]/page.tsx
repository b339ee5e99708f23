import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { BatchLinks } from '@/components/provenance/batch-links';
import { ClipGroup } from '@/components/provenance/clip-group';
import { hostOf } from '@/components/provenance/host-of';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { getDatabase } from '@/lib/db/get-database.server';
import { formatDaySpan } from '@/lib/format/format-day';
import { formatZone } from '@/lib/format/format-instant';
import { inLocale, isLocale, localePath } from '@/lib/i18n/locales';
import { listBatches } from '@/lib/provenance/list-batches.server';
import { listSources } from '@/lib/provenance/list-sources.server';
import { readGroup } from '../../read-group.server';

type SourceProps = PageProps<'/[locale]/sources/[key]'>;

const readSource = cache(async (key: string) => {
  const { items } = await listSources(await getDatabase());
  return items.find((source) => source.key === key) ?? notFound();
});

/** The source's name, and its address. */
export async function generateMetadata({ params }: SourceProps): Promise<Metadata> {
  const { locale, key } = await params;
  if (!isLocale(locale)) return {};
  const { names } = await readSource(key);
  return { title: names[locale], alternates: pageAddresses(locale, `/sources/${key}`) };
}

/** One source: what it is, when it published, its batches and its clips. */
export default async function SourcePage({ params }: SourceProps) {
  const { locale, key } = await params;
  if (!isLocale(locale)) notFound();
  const source = await readSource(key);
  const { items } = await listBatches(await getDatabase());
  const batches = items.filter((batch) => batch.source === key);
  const t = await getTranslations('provenance.sources');
  const { names, note, url, zone, firstOn, lastOn, clipCount } = source;
  return (
    <ClipGroup
      title={inLocale(names, locale)}
      kind={<a href={localePath(locale, '/sources')}>{t('title')}</a>}
      count={clipCount}
      group={await readGroup({ source: [key] }, locale)}
      locale={locale}
    >
      {note === null ? null : <p>{inLocale(note, locale)}</p>}
      <p>
        {firstOn === null || lastOn === null
          ? t('dateUnknown')
          : formatDaySpan(firstOn, lastOn, locale)}{' '}
        · {t('zone', { zone: formatZone(zone, locale) })}
      </p>
      {url === null ? null : (
        <p>
          <a href={url} rel="noreferrer external">
            {t('open', { host: hostOf(url) })}
          </a>
        </p>
      )}
      {batches.length === 0 ? null : <BatchLinks batches={batches} locale={locale} />}
    </ClipGroup>
  );
}
