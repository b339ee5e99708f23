import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { readWallWords } from '@/components/clips/read-wall-words.server';
import { toWallClip } from '@/components/clips/wall-clip';
import { RelatedClips } from '@/components/player/related-clips';
import { TermSheet } from '@/components/prompts/term-sheet';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { EVERYTHING } from '@/lib/clips/clip-query';
import { listClips } from '@/lib/clips/list-clips.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { Problem } from '@/lib/http/problem';
import { isLocale, otherLocale } from '@/lib/i18n/locales';
import { getTerm } from '@/lib/prompts/get-term.server';

type TermProps = PageProps<'/[locale]/vocabulary/[key]'>;

/** How many of its clips a term's page shows; all of them are on the wall. */
const CLIPS_SHOWN = 24;

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
  const query = { ...EVERYTHING, term: [key], limit: CLIPS_SHOWN };
  const { items } = await listClips(await getDatabase(), query);
  return (
    <TermSheet term={term} together={together} locale={locale}>
      {items.length === 0 ? null : (
        <RelatedClips
          clips={items.map((item) => toWallClip(item, locale))}
          locale={locale}
          words={await readWallWords()}
        />
      )}
    </TermSheet>
  );
}
