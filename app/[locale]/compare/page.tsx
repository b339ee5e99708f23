import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import {
  blendPath,
  comparePath,
  MOST_COMPARED,
  nameOf,
  readComparison,
  readName,
} from '@/components/compare/compare-address';
import { CompareStage } from '@/components/compare/compare-stage';
import { FamilyRows } from '@/components/compare/family-rows';
import { hasBoth, toComparedClip } from '@/components/compare/to-compared-clip.server';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { QuietPage } from '@/components/provenance/quiet-page';
import { BLENDED } from '@/lib/clips/blend-inputs';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { listBySlugs } from '@/lib/clips/list-by-slugs.server';
import { listRelated } from '@/lib/clips/list-related.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { readEnv } from '@/lib/env/env.server';
import { inLocale, isLocale, type Locale, localePath } from '@/lib/i18n/locales';
import { listFamilies } from '@/lib/provenance/list-families.server';
import styles from './compare-page.module.css';
import { readClips } from './read-comparison.server';

type CompareProps = PageProps<'/[locale]/compare'>;

const slugOf = ({ slug }: { slug: string }) => slug;

/** The family whose whole comparison an address asks for, and nothing else; null for a visitor's own. */
async function findFamily(search: Awaited<CompareProps['searchParams']>) {
  const { clips: asked, ...more } = search;
  if (typeof asked !== 'string' || Object.keys(more).length > 0) return null;
  const families = await listFamilies(await getDatabase());
  return families.find(({ clips }) => clips.map(slugOf).join() === asked) ?? null;
}

/** The page's name. The empty page and the ready comparisons have an address to be found by; what a visitor compares is their own. */
export async function generateMetadata({ params, searchParams }: CompareProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations('compare');
  const search = await searchParams;
  const family = await findFamily(search);
  const titles = family?.clips.map((clip) => inLocale(clip.titles, locale)) ?? [];
  const isFound = family !== null || Object.keys(search).length === 0;
  return {
    title: [t('title'), ...titles].join(' · '),
    description: t('lead'),
    // A video asks for its file with the page's policy: an original's host is not told what is read.
    referrer: 'same-origin',
    ...(isFound
      ? { alternates: pageAddresses(locale, comparePath(family?.clips.map(slugOf) ?? [])) }
      : { robots: { index: false, follow: true } }),
  };
}

/** Two to four clips on one clock; with fewer, what can be compared. */
export default async function ComparePage({ params, searchParams }: CompareProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const asked = Object.entries(await searchParams).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  const comparison = readComparison(new URLSearchParams(asked));
  const { clips, unknown } = await readClips(comparison.clips.map((one) => readName(one).slug));
  const t = await getTranslations('compare');
  const named = comparison.clips.flatMap((name) => {
    const clip = clips.find(({ slug }) => slug === readName(name).slug);
    return clip === undefined ? [] : [{ name, clip }];
  });
  const names = named.map(({ name }) => name);
  const originals = readEnv().ORIGINALS;
  const compared = await Promise.all(
    named.map(({ name, clip }) => toComparedClip(clip, name, names, { locale, originals })),
  );
  const playable = compared.filter((clip) => clip !== null);
  const notices = [
    ...unknown.map((slug) => t('unknown', { slug })),
    ...named
      .filter((_, at) => compared[at] === null)
      .map(({ clip }) => t('unplayable', { title: inLocale(clip.titles, locale) })),
  ];
  if (playable.length < 2) {
    const [only] = clips;
    return (
      <QuietPage title={t('title')} lead={t('lead')}>
        <Notices notices={notices} />
        {only === undefined ? null : (
          <section>
            <h2>{t('beside', { title: inLocale(only.titles, locale) })}</h2>
            <FamilyRows rows={await listBeside(only, locale)} />
          </section>
        )}
        <section>
          <h2>{t('families')}</h2>
          <FamilyRows rows={await listReady(locale)} />
          <p className={styles.own}>{t('own')}</p>
        </section>
      </QuietPage>
    );
  }
  const offsets = playable.map(
    ({ name }) => comparison.offsets[comparison.clips.indexOf(name)] ?? 0,
  );
  const isTwo = playable.length === 2;
  const start = {
    ...comparison,
    clips: playable.map(({ name }) => name),
    offsets,
    view: isTwo ? comparison.view : 'side',
    sound: playable.length === comparison.clips.length ? comparison.sound : null,
  } as const;
  const words = (await getTranslations()).raw('compare');
  return (
    <article>
      <h1 className={styles.title}>{t('title')}</h1>
      <Notices notices={notices} />
      <CompareStage
        key={start.clips.join()}
        clips={playable}
        start={start}
        words={{ ...words, stage: t('stage', { count: playable.length }) }}
      />
    </article>
  );
}

function Notices({ notices }: { notices: string[] }) {
  return notices.length === 0 ? null : (
    <div className={styles.notices} role="status">
      {notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
    </div>
  );
}

/** Families as comparisons, named by what joins them; then blends between what they were made of. */
async function listReady(locale: Locale) {
  const t = await getTranslations('compare.family');
  const database = await getDatabase();
  const all = (await listFamilies(database)).map(({ kind, clips }) => ({
    href: localePath(locale, comparePath(clips.map(slugOf))),
    kind: t.has(kind) ? t(kind) : kind,
    titles: clips.map(({ titles }) => inLocale(titles, locale)),
  }));
  // Clips that two relations join are one comparison.
  const families = all.filter(({ href }, at) => all.findIndex((one) => one.href === href) === at);
  // What they were made of is nowhere but at its publisher's.
  if (readEnv().ORIGINALS !== 'link') return families;
  const { items } = await listBySlugs(database, BLENDED);
  const blends = items.map(({ slug, titles }) => ({
    href: localePath(locale, blendPath(slug)),
    kind: t('blend-of'),
    titles: [inLocale(titles, locale)],
  }));
  return [...families, ...blends];
}

/** What stands near a clip, each as a comparison with it; first its stand-in beside the original. */
async function listBeside(clip: ClipDetail, locale: Locale) {
  const t = await getTranslations('compare');
  const { slug, titles } = clip;
  const { items } = await listRelated(await getDatabase(), slug);
  const itself = {
    href: localePath(locale, comparePath([nameOf(slug, 'stand-in'), slug])),
    kind: t('both'),
    titles: [inLocale(titles, locale)],
  };
  const others = items.slice(0, MOST_COMPARED * 2).map((item) => ({
    href: localePath(locale, comparePath([slug, item.slug])),
    kind: inLocale(item.sourceNames, locale),
    titles: [inLocale(item.titles, locale)],
  }));
  return hasBoth(clip, readEnv().ORIGINALS) ? [itself, ...others] : others;
}
