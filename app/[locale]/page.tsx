import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readOrigin } from '@/app/read-origin.server';
import { Chips } from '@/components/clips/chips';
import { EmptyWall } from '@/components/clips/empty-wall';
import { FilterIndex } from '@/components/clips/filter-index';
import { readWallWords } from '@/components/clips/read-wall-words.server';
import { WallAtRest } from '@/components/clips/wall-at-rest';
import { WallHead } from '@/components/clips/wall-head';
import { WallNotices } from '@/components/clips/wall-notices';
import { getDatabase } from '@/lib/db/get-database.server';
import { Problem } from '@/lib/http/problem';
import { isLocale, localePath } from '@/lib/i18n/locales';
import { describeWall } from './describe-wall.server';
import styles from './page.module.css';
import { countLoosenings, readWall, wallSearch } from './read-wall.server';
import { readWallQuery } from './read-wall-query.server';

export const dynamic = 'force-dynamic';

interface WallProps {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What a wall is called, and whether it is one for search engines. */
export async function generateMetadata({ params, searchParams }: WallProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const { query } = readWallQuery(await searchParams);
  return describeWall(await getDatabase(), query, locale, await readOrigin());
}

/** The wall: every clip of the query in its address, on the first page as the server renders it. */
export default async function WallPage({ params, searchParams }: WallProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { query, notices, canonical } = readWallQuery(await searchParams);
  if (canonical !== null) redirect(localePath(locale, `/${canonical}`));
  const database = await getDatabase();
  const search = wallSearch(query);
  const wall = await readWall(database, query, locale).catch((thrown: unknown) => {
    // A place that is gone, or of another query: the list begins anew.
    if (thrown instanceof Problem && query.cursor !== null) return null;
    throw thrown;
  });
  if (wall === null) redirect(localePath(locale, search === '' ? '/' : `/?${search}`));
  const { first, chips, count, timeline, version } = wall;
  const t = await getTranslations('wall');
  return (
    <div className={styles.frame}>
      <h1 className="visually-hidden">{t('title')}</h1>
      <FilterIndex {...wall} query={query} locale={locale} />
      <div className={styles.main}>
        <WallHead query={query} count={count} timeline={timeline} locale={locale} />
        <WallNotices notices={notices} />
        <Chips chips={chips} locale={locale} />
        {query.cursor === null ? null : (
          <p className={styles.continued}>
            {t('continued')}{' '}
            <a href={localePath(locale, search === '' ? '/' : `/?${search}`)}>{t('fromStart')}</a>
          </p>
        )}
        {first.clips.length === 0 ? (
          <EmptyWall
            loosenings={await countLoosenings(database, chips)}
            hasWords={query.q !== null}
            locale={locale}
          />
        ) : (
          <WallAtRest
            key={`${version} ${search}`}
            first={first}
            months={wall.months}
            version={version}
            search={search}
            cursor={query.cursor}
            locale={locale}
            words={await readWallWords()}
          />
        )}
      </div>
    </div>
  );
}
