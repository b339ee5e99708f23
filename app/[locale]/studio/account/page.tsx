import { AccountDesk } from '@/components/studio/account-desk';
import { readAccount } from '@/lib/auth/read-account.server';
import { SCOPES } from '@/lib/auth/who';
import { enterDesk } from '../enter-desk.server';
import { StudioFrame } from '../studio-frame';

type AccountProps = PageProps<'/[locale]/studio/account'>;

/** What a curator signs in with, and where they are signed in. */
export default async function AccountPage({ params }: AccountProps) {
  const { page, database, t, words } = await enterDesk(params, '/studio/account');
  const state = await readAccount(database, page.who);
  return (
    <StudioFrame page={page} title={t('account.title')} lead={page.who.email}>
      <AccountDesk state={state} scopes={SCOPES} words={words} />
    </StudioFrame>
  );
}
