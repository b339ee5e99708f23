import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { BatchDesk } from '@/components/studio/batch-desk';
import { BATCH_FIELDS } from '@/lib/curation/change-many.server';
import { isLocale } from '@/lib/i18n/locales';
import { fieldLabels, readStudioWords } from '../read-words.server';
import { requireCurator } from '../require-curator.server';
import { StudioFrame } from '../studio-frame';

type BatchProps = PageProps<'/[locale]/studio/batch'>;

/** One field of many clips at once; `slugs` in the address, by commas, are those it begins with. */
export default async function BatchPage({ params, searchParams }: BatchProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const who = await requireCurator(locale, '/studio/batch');
  const { slugs } = await searchParams;
  const t = await getTranslations('studio');
  const words = await readStudioWords();
  return (
    <StudioFrame
      who={who}
      locale={locale}
      here="/studio/batch"
      title={t('batchEdit.title')}
      lead={t('batchEdit.lead')}
    >
      <BatchDesk
        slugs={typeof slugs === 'string' ? slugs.split(',') : []}
        fields={BATCH_FIELDS}
        labels={fieldLabels(words)}
        words={words}
      />
    </StudioFrame>
  );
}
