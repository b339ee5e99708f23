import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { QuietPage } from '@/components/provenance/quiet-page';
import { SignIn } from '@/components/studio/sign-in';
import { safeReturn } from '@/lib/auth/safe-return';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { readStudioWords } from '../read-words.server';
import { findWho } from '../require-curator.server';

type SignInProps = PageProps<'/[locale]/studio/sign-in'>;

/** The page's name; no search engine is to keep it. */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('studio');
  return { title: t('signIn.title'), robots: { index: false, follow: false } };
}

/** Where curators come in; afterwards they go on to where they wanted to be, within the gallery. */
export default async function SignInPage({ params, searchParams }: SignInProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { to } = await searchParams;
  const next = safeReturn(typeof to === 'string' ? to : null, localePath(locale, '/studio'));
  if ((await findWho()) !== null) redirect(next);
  const words = await readStudioWords();
  return (
    <QuietPage title={words.signIn.title} lead={words.signIn.lead}>
      <SignIn next={next} words={words} />
    </QuietPage>
  );
}
