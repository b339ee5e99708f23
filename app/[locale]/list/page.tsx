import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readWallWords } from '@/components/clips/read-wall-words.server';
import { toWallClip } from '@/components/clips/wall-clip';
import { RelatedClips } from '@/components/player/related-clips';
import { QuietPage } from '@/components/provenance/quiet-page';
import { KeepList } from '@/components/shelf/keep-list';
import { listBySlugs } from '@/lib/clips/list-by-slugs.server';
import { MOST_LISTED, readListAddress, writeListAddress } from '@/lib/collections/list-address';
import { getDatabase } from '@/lib/db/get-database.server';
import { isLocale, localePath } from '@/lib/i18n/locales';
import styles from './list.module.css';

type ListProps = PageProps<'/[locale]/list'>;

/** What the address asks for, and whether something stands in it that is none of ours. */
async function readAddress(searchParams: ListProps['searchParams']) {
  const pairs = Object.entries(await searchParams).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  const params = new URLSearchParams(pairs);
  const hasForeign = [...params.keys()].some((name) => name !== 'clips' && name !== 'name');
  return { ...readListAddress(params), hasForeign };
}

/** The list's own name; a list is the visitor's who shared it, and nobody finds it by searching. */
export async function generateMetadata({ params, searchParams }: ListProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations('shelf.shared');
  const { name } = await readAddress(searchParams);
  return {
    title: name === null ? t('title') : t('titleNamed', { name }),
    description: t('lead'),
    robots: { index: false, follow: true },
  };
}

/** A list that somebody shared: the clips that its address names, in that order. */
export default async function ListPage({ params, searchParams }: ListProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { slugs, given, name, hasForeign } = await readAddress(searchParams);
  if (hasForeign) redirect(localePath(locale, `/list${writeListAddress(slugs, name)}`));
  const t = await getTranslations('shelf');
  const { items, unknown } = await listBySlugs(await getDatabase(), slugs);
  const notices = [
    ...(given === 0 ? [t('shared.empty')] : []),
    ...(given > slugs.length ? [t('shared.tooLong', { count: given, most: MOST_LISTED })] : []),
    ...unknown.map((slug) => t('shared.unknown', { slug })),
  ];
  return (
    <QuietPage title={name ?? t('shared.title')} lead={t('shared.lead')}>
      {notices.length === 0 ? null : (
        <div className={styles.notices} role="status">
          {notices.map((notice) => (
            <p key={notice}>{notice}</p>
          ))}
        </div>
      )}
      <div className={styles.head}>
        {items.length === 0 ? null : <p>{t('shared.count', { count: items.length })}</p>}
        {items.length === 0 ? null : (
          <KeepList
            name={name ?? t('shared.title')}
            slugs={items.map(({ slug }) => slug)}
            words={{ keep: t('shared.keep'), kept: t.raw('shared.kept') }}
          />
        )}
        <a href={localePath(locale, '/favourites')}>{t('shared.own')}</a>
      </div>
      {items.length === 0 ? null : (
        <RelatedClips
          clips={items.map((item) => toWallClip(item, locale))}
          locale={locale}
          words={await readWallWords()}
        />
      )}
    </QuietPage>
  );
}
