import { notFound } from 'next/navigation';
import { CandidateView } from '@/components/studio/candidate-view';
import { RecordEditor } from '@/components/studio/record-editor';
import { readCandidates } from '@/lib/curation/inbox.server';
import { localePath } from '@/lib/i18n/locales';
import { enterDesk } from '../../enter-desk.server';
import { fieldLabels, readKnownKeys } from '../../read-words.server';
import { StudioFrame } from '../../studio-frame';

type CandidateProps = PageProps<'/[locale]/studio/inbox/[id]'>;

/** A candidate on its way to be a record: what was found fills the fields, a curator corrects them. */
export default async function CandidatePage({ params }: CandidateProps) {
  const { id } = await params;
  const path = `/studio/inbox/${id}`;
  const { page, locale, database, t, words } = await enterDesk(params, '/studio/inbox', path);
  const [candidate] = await readCandidates(database, [Number(id) || 0]).catch(() => []);
  if (candidate?.draft == null) notFound();
  return (
    <StudioFrame page={page} title={t('inbox.actions.edit')} lead={candidate.title}>
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
