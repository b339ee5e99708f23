import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { CSSProperties } from 'react';
import { readOrigin } from '@/app/read-origin.server';
import { readWallWords } from '@/components/clips/read-wall-words.server';
import { toWallClip } from '@/components/clips/wall-clip';
import { comparePath } from '@/components/compare/compare-address';
import { ClipExplainers } from '@/components/explainers/clip-explainers';
import { StructuredData } from '@/components/layout/structured-data';
import { ClipPlayer } from '@/components/player/clip-player';
import { NeighbourLinks } from '@/components/player/neighbour-links';
import { readTint } from '@/components/player/read-tint';
import { RelatedClips } from '@/components/player/related-clips';
import { AppearanceList } from '@/components/provenance/appearance-list';
import { FailureList } from '@/components/provenance/failure-list';
import { LineageStrip } from '@/components/provenance/lineage-strip';
import { RecordNotes } from '@/components/provenance/record-notes';
import { Slate } from '@/components/provenance/slate';
import { StoredFile } from '@/components/provenance/stored-file';
import { listBySlugs } from '@/lib/clips/list-by-slugs.server';
import { listRelated } from '@/lib/clips/list-related.server';
import { readPageQuery } from '@/lib/clips/parse-clip-query.server';
import { watchPath } from '@/lib/clips/paths';
import { getDatabase } from '@/lib/db/get-database.server';
import { readEnv } from '@/lib/env/env.server';
import { EVERY_EXPLAINER } from '@/lib/explainers/explainer-query';
import { listExplainers } from '@/lib/explainers/list-explainers.server';
import { isLocale, type Locale, localePath } from '@/lib/i18n/locales';
import { readLinkStates } from '@/lib/provenance/link-states.server';
import { describeClipPage, readVideoObject } from './describe-page.server';
import { readClip, readScored } from './read-clip.server';
import styles from './watch.module.css';
import { WatchWords } from './watch-words';

type WatchProps = PageProps<'/[locale]/clips/[slug]'>;

/** The clip's title, its prompt as the description, its addresses, what other sites show of it. */
export async function generateMetadata({ params }: WatchProps): Promise<Metadata> {
  const { locale, slug } = await params;
  if (!isLocale(locale)) return {};
  const { clip } = await readClip(slug);
  return describeClipPage(clip, locale, await readOrigin());
}

/** One clip: the player, the prompt, the slate of facts, where it appeared, what is near it. */
export default async function WatchPage({ params, searchParams }: WatchProps) {
  const { locale, slug } = await params;
  if (!isLocale(locale)) return null;
  leaveForeign(locale, slug, await searchParams);
  const { clip } = await readClip(slug);
  const database = await getDatabase();
  const { items } = await listRelated(database, slug);
  const kin = await listBySlugs(
    database,
    clip.relations.map((one) => one.slug),
  );
  const links = await readLinkStates(database, clip.appearances);
  const { items: explainers } = await listExplainers(database, { ...EVERY_EXPLAINER, clip: slug });
  const t = await getTranslations();
  const tint = readTint(clip.thumbhash);
  return (
    <article
      className={styles.watch}
      style={tint === null ? undefined : ({ '--tint': tint } as CSSProperties)}
    >
      <StructuredData data={await readVideoObject(clip, locale, await readOrigin())} />
      <div className={styles.first}>
        <div className={styles.screen}>
          <ClipPlayer
            clip={clip}
            beside={await readScored(clip)}
            locale={locale}
            originals={readEnv().ORIGINALS}
          />
        </div>
        <NeighbourLinks slug={slug} locale={locale} words={t.raw('watch.neighbours')} />
        <WatchWords clip={clip} locale={locale} />
        <div className={styles.facts}>
          <LineageStrip clip={clip} kin={kin.items} locale={locale} />
          <Slate clip={clip} locale={locale} />
          <section>
            <h2>{t('provenance.appearances.heading')}</h2>
            <AppearanceList
              appearances={clip.appearances}
              zone={clip.zone}
              locale={locale}
              links={links}
            />
          </section>
        </div>
      </div>
      <div className={styles.record}>
        <RecordNotes clip={clip} locale={locale} />
        <p className={styles.reportLink}>
          <a href={localePath(locale, `/report?clip=${slug}`)} rel="nofollow">
            {t('visitors.reportLink')}
          </a>
        </p>
        <StoredFile clip={clip} locale={locale} />
        <ClipExplainers slug={slug} items={explainers} locale={locale} />
        {clip.failures.length === 0 ? null : (
          <section>
            <h2>{t('provenance.failures.heading')}</h2>
            <FailureList slug={slug} failures={clip.failures} locale={locale} />
          </section>
        )}
      </div>
      {items.length === 0 ? null : (
        <section className={styles.related}>
          <div className={styles.relatedHead}>
            <h2>{t('watch.related')}</h2>
            <a href={localePath(locale, comparePath([slug]))}>{t('watch.compare')}</a>
          </div>
          <RelatedClips
            clips={items.map((item) => toWallClip(item, locale))}
            locale={locale}
            words={await readWallWords()}
          />
        </section>
      )}
    </article>
  );
}

/** Sends an address with foreign parameters (utm_…, from=…) on to the same one without them. */
function leaveForeign(
  locale: Locale,
  slug: string,
  search: Record<string, string | string[] | undefined>,
) {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of [value ?? []].flat()) params.append(name, one);
  }
  const start = params.get('t');
  params.delete('t');
  const { query, hasForeign } = readPageQuery(params);
  if (!hasForeign) return;
  const path = localePath(locale, watchPath(slug, query));
  const isBare = !path.includes('?');
  redirect(start === null ? path : `${path}${isBare ? '?' : '&'}t=${encodeURIComponent(start)}`);
}
