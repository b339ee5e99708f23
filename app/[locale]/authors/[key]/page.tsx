import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { cache } from 'react';
import { ClipGroup } from '@/components/provenance/clip-group';
import { hostOf } from '@/components/provenance/host-of';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { getDatabase } from '@/lib/db/get-database.server';
import { Problem } from '@/lib/http/problem';
import { isLocale } from '@/lib/i18n/locales';
import { getAuthor } from '@/lib/provenance/get-author.server';
import { readGroup } from '../../read-group.server';

type AuthorProps = PageProps<'/[locale]/authors/[key]'>;

const readAuthor = cache(async (key: string) => {
  try {
    return await getAuthor(await getDatabase(), key);
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.code === 'not_found') notFound();
    throw thrown;
  }
});

/** The author's name, and the page's address. */
export async function generateMetadata({ params }: AuthorProps): Promise<Metadata> {
  const { locale, key } = await params;
  if (!isLocale(locale)) return {};
  const { name } = await readAuthor(key);
  return { title: name, alternates: pageAddresses(locale, `/authors/${key}`) };
}

/** A person or studio, and the clips that are credited to them. */
export default async function AuthorPage({ params }: AuthorProps) {
  const { locale, key } = await params;
  if (!isLocale(locale)) notFound();
  const { name, handle, url, clipCount } = await readAuthor(key);
  const t = await getTranslations('provenance');
  return (
    <ClipGroup
      title={name}
      kind={t('group.author')}
      count={clipCount}
      group={await readGroup({ author: [key] }, locale)}
      locale={locale}
    >
      {handle === null ? null : <p>{handle}</p>}
      {url === null ? null : (
        <p>
          <a href={url} rel="noreferrer external">
            {t('sources.open', { host: hostOf(url) })}
          </a>
        </p>
      )}
    </ClipGroup>
  );
}
