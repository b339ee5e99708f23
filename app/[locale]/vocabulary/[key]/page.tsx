import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { TermSheet } from '@/components/prompts/term-sheet';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { getDatabase } from '@/lib/db/get-database.server';
import { Problem } from '@/lib/http/problem';
import { isLocale, otherLocale } from '@/lib/i18n/locales';
import { getTerm } from '@/lib/prompts/get-term.server';
import { readGroup } from '../../read-group.server';

type TermProps = PageProps<'/[locale]/vocabulary/[key]'>;

const readTerm = cache(async (key: string) => {
  try {
    return await getTerm(await getDatabase(), key);
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === 'not_found') notFound();
    throw thrown;
  }
});

/** The term in both languages, and its address. */
export async function generateMetadata({ params }: TermProps): Promise<Metadata> {
  const { locale, key } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations('prompts.vocabulary');
  const { term } = await readTerm(key);
  const name = term.names[locale];
  return {
    title: `${name} · ${term.names[otherLocale(locale)]}`,
    description: t('termDescription', { name, count: term.count }),
    alternates: pageAddresses(locale, `/vocabulary/${key}`),
    ...(term.count === 0 ? { robots: { index: false, follow: true } } : {}),
  };
}

/** One term: how it is called and written, what it goes together with, and its clips. */
export default async function TermPage({ params }: TermProps) {
  const { locale, key } = await params;
  if (!isLocale(locale)) notFound();
  const { term, together } = await readTerm(key);
  const group = await readGroup({ term: [key] }, locale);
  return <TermSheet term={term} together={together} group={group} locale={locale} />;
}
