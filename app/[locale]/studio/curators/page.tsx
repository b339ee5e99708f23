import { notFound } from 'next/navigation';
import { CuratorDesk } from '@/components/studio/curator-desk';
import { listCurators } from '@/lib/auth/keep-curators.server';
import { ROLES } from '@/lib/auth/who';
import { enterDesk } from '../enter-desk.server';
import { StudioFrame } from '../studio-frame';

type CuratorsProps = PageProps<'/[locale]/studio/curators'>;

/** Who may keep the gallery: an owner's page, which no editor finds. */
export default async function CuratorsPage({ params }: CuratorsProps) {
  const { page, database, t, words } = await enterDesk(params, '/studio/curators');
  const { who } = page;
  if (who.role !== 'owner') notFound();
  return (
    <StudioFrame page={page} title={t('curators.title')} lead={t('curators.lead')}>
      <CuratorDesk
        items={await listCurators(database)}
        self={who.curatorId}
        roles={ROLES}
        words={words}
      />
    </StudioFrame>
  );
}
