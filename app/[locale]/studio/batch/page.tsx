import { BatchDesk } from '@/components/studio/batch-desk';
import { BATCH_FIELDS } from '@/lib/curation/change-many.server';
import { enterDesk } from '../enter-desk.server';
import { fieldLabels, readKnownKeys } from '../read-words.server';
import { StudioFrame } from '../studio-frame';

type BatchProps = PageProps<'/[locale]/studio/batch'>;

/** One field of many clips at once; `slugs` in the address, by commas or several, are those it begins with. */
export default async function BatchPage({ params, searchParams }: BatchProps) {
  const { page, database, t, words } = await enterDesk(params, '/studio/batch');
  const { slugs = [] } = await searchParams;
  return (
    <StudioFrame page={page} title={t('batchEdit.title')} lead={t('batchEdit.lead')}>
      <BatchDesk
        slugs={[slugs].flat().flatMap((some) => some.split(','))}
        fields={BATCH_FIELDS}
        labels={fieldLabels(words)}
        words={words}
        known={await readKnownKeys(database)}
      />
    </StudioFrame>
  );
}
