import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AccountDesk } from '@/components/studio/account-desk';
import { readAccount } from '@/lib/auth/read-account.server';
import { SCOPES } from '@/lib/auth/who';
import { getDatabase } from '@/lib/db/get-database.server';
import { isLocale } from '@/lib/i18n/locales';
import { readStudioWords } from '../read-words.server';
import { requireCurator } from '../require-curator.server';
import { StudioFrame } from '../studio-frame';

type AccountProps = PageProps<'/[locale]/studio/account'>;

/** What a curator signs in with, and where they are signed in. */
export default async function AccountPage({ params }: AccountProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const who = await requireCurator(locale, '/studio/account');
  const t = await getTranslations('studio');
  const state = await readAccount(await getDatabase(), who);
  return (
    <StudioFrame
      who={who}
      locale={locale}
      here="/studio/account"
      title={t('account.title')}
      lead={who.email}
    >
      <AccountDesk state={state} scopes={SCOPES} words={await readStudioWords()} />
    </StudioFrame>
  );
}
