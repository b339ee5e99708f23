import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { readClip } from '@/app/[locale]/clips/[slug]/read-clip.server';
import { ClipPlayer } from '@/components/player/clip-player';
import { pageAddresses } from '@/components/provenance/page-addresses';
import { watchPath } from '@/lib/clips/paths';
import { readEnv } from '@/lib/env/env.server';
import { formatDay } from '@/lib/format/format-day';
import { isLocale, localePath } from '@/lib/i18n/locales';
import styles from '../embed.module.css';
import { readWishes } from '../read-wishes';

type EmbedProps = PageProps<'/embed/[locale]/[theme]/[slug]'>;

/** The clip's title; its own page is what counts. */
export async function generateMetadata({ params }: EmbedProps): Promise<Metadata> {
  const { locale, slug } = await params;
  if (!isLocale(locale)) return {};
  const { clip } = await readClip(slug);
  const { canonical } = pageAddresses(locale, watchPath(slug));
  return { title: clip.titles[locale], alternates: { canonical: canonical ?? null } };
}

/** One clip's player for a frame: what one sees, who made it and when, and the way to its page. */
export default async function EmbeddedClip({ params, searchParams }: EmbedProps) {
  const { locale, slug } = await params;
  if (!isLocale(locale)) notFound();
  const { clip } = await readClip(slug);
  const t = await getTranslations();
  const title = clip.titles[locale];
  const unknown = t('provenance.appearances.dateUnknown');
  const day = clip.publishedOn === null ? unknown : formatDay(clip.publishedOn, locale);
  const date = clip.certainty === 'approximate' ? t('provenance.facts.about', { day }) : day;
  const page = localePath(locale, watchPath(slug));
  return (
    <main className={styles.player}>
      <h1 className="visually-hidden">{title}</h1>
      <ClipPlayer
        clip={clip}
        locale={locale}
        originals={readEnv().ORIGINALS}
        wishes={readWishes(await searchParams)}
      />
      <p className={styles.credit}>
        <a className={styles.title} href={page}>
          {title}
        </a>
        <span className={styles.facts}>
          {[clip.author, date, clip.sourceNames[locale]].filter((one) => one !== null).join(' · ')}
        </span>
        <a className={styles.name} href={page} aria-label={t('share.open', { title })}>
          {t('share.name')}
        </a>
      </p>
    </main>
  );
}
