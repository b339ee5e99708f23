import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { CandidateView } from '@/components/studio/candidate-view';
import { RecordEditor } from '@/components/studio/record-editor';
import { readCandidates } from '@/lib/curation/inbox.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { fieldLabels, readKnownKeys, readStudioWords } from '../../read-words.server';
import { requireCurator } from '../../require-curator.server';
import { StudioFrame } from '../../studio-frame';

type CandidateProps = PageProps<'/[locale]/studio/inbox/[id]'>;

/** A candidate on its way to be a record: what was found fills the fields, a curator corrects them. */
export default async function CandidatePage({ params }: CandidateProps) {
  const { locale, id } = await params;
  if (!isLocale(locale)) notFound();
  const who = await requireCurator(locale, `/studio/inbox/${id}`);
  const database = await getDatabase();
  const [candidate] = await readCandidates(database, [Number(id) || 0]).catch(() => []);
  if (candidate?.draft == null) notFound();
  const t = await getTranslations('studio');
  const words = await readStudioWords();
  return (
    <StudioFrame
      who={who}
      locale={locale}
      here="/studio/inbox"
      title={t('inbox.actions.edit')}
      lead={candidate.title}
    >
      <RecordEditor
        kind={candidate.kind === 'explainer' ? 'explainer' : 'clip'}
        name=""
        facts={candidate.draft}
        base={0}
        curated={[]}
        labels={fieldLabels(words)}
        words={words}
        known={await readKnownKeys(database)}
        candidateId={candidate.id}
        next={localePath(locale, '/studio/inbox')}
      >
        <CandidateView candidate={candidate} words={words} studio={localePath(locale, '/studio')} />
      </RecordEditor>
    </StudioFrame>
  );
}
