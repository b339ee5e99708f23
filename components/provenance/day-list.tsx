import { getTranslations } from 'next-intl/server';
import { watchPath, withQuery } from '@/lib/clips/paths';
import { formatDay, formatDaySpan } from '@/lib/format/format-day';
import { formatInstant } from '@/lib/format/format-instant';
import { inLocale, type Locale, localePath } from '@/lib/i18n/locales';
import type { BatchList } from '@/lib/provenance/list-batches.server';
import type { DayPage, DaySource, PublishedDay } from '@/lib/provenance/list-days.server';
import styles from './day-list.module.css';
import { SmallPoster } from './small-poster';

type Batch = BatchList['items'][number];

/** Whether a day belongs to a page: between its own, and before or after all where nothing lies beyond. */
function isWithin({ days, newer, older }: DayPage, day: string): boolean {
  const [newest, oldest] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  return (newer === null || day <= newest) && (older === null || day >= oldest);
}

/**
 * Days, newest first: what each source published on it, when by the posts' own clocks, a few of the
 * clips, and the batches that the seed document files under that day, with their own dates.
 */
export function DayList(props: { page: DayPage; batches: Batch[]; locale: Locale }) {
  const { page, batches, locale } = props;
  const byDay = new Map(page.days.map((one) => [one.day, one]));
  const filed = Map.groupBy(
    batches.filter(({ heading, documentDate }) => heading !== null && isWithin(page, documentDate)),
    ({ documentDate }) => documentDate,
  );
  const all = [...new Set([...byDay.keys(), ...filed.keys()])].sort().reverse();
  return (
    <ol className={styles.days}>
      {all.map((day) => (
        <li key={day} className={styles.day} id={day}>
          <h2>
            <time dateTime={day}>{formatDay(day, locale)}</time>
          </h2>
          <div className={styles.body}>
            {byDay.get(day)?.sources.map((source) => (
              <Source key={source.key} day={day} source={source} locale={locale} />
            ))}
            <MoreSources day={byDay.get(day)} locale={locale} />
            <Posters clips={byDay.get(day)?.clips ?? []} locale={locale} />
            {filed.get(day)?.map((batch) => (
              <Filed key={batch.key} batch={batch} locale={locale} />
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}

async function Source(props: { day: string; source: DaySource; locale: Locale }) {
  const { day, source, locale } = props;
  const { key, names, zone, count, likelyCount, firstAt, lastAt } = source;
  const t = await getTranslations('provenance.timeline');
  const query = { source: [key], since: day, until: day, zone };
  const instant = (at: string) => formatInstant(at, zone, locale);
  return (
    <div className={styles.source}>
      <p>
        <a href={localePath(locale, `/sources/${key}`)}>{inLocale(names, locale)}</a>
        <a className={styles.count} href={localePath(locale, withQuery('/', query))} rel="nofollow">
          {t('clips', { count })}
        </a>
      </p>
      {likelyCount === 0 ? null : (
        <p className={styles.clock}>
          {likelyCount === count ? t('allLikely') : t('likely', { likely: likelyCount, count })}
        </p>
      )}
      {firstAt === null || lastAt === null ? null : (
        <p className={styles.clock}>
          {firstAt === lastAt
            ? t('at', { instant: instant(firstAt) })
            : t('between', { first: instant(firstAt), last: instant(lastAt) })}
        </p>
      )}
    </div>
  );
}

async function MoreSources({ day, locale }: { day: PublishedDay | undefined; locale: Locale }) {
  const t = await getTranslations('provenance.timeline');
  if (day === undefined || day.moreSources === 0) return null;
  const zone = day.sources[0]?.zone ?? null;
  const query = { since: day.day, until: day.day, zone };
  return (
    <p className={styles.more}>
      <a href={localePath(locale, withQuery('/', query))} rel="nofollow">
        {t('moreSources', { count: day.moreSources })}
      </a>
    </p>
  );
}

function Posters({ clips, locale }: { clips: PublishedDay['clips']; locale: Locale }) {
  if (clips.length === 0) return null;
  return (
    <ul className={styles.posters}>
      {clips.map((clip) => (
        <li key={clip.slug}>
          <a href={localePath(locale, watchPath(clip.slug))} title={clip.titles[locale]}>
            <SmallPoster posters={clip.posters} />
            <span className="visually-hidden">{clip.titles[locale]}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

async function Filed({ batch, locale }: { batch: Batch; locale: Locale }) {
  const { key, heading, sourceNames, clipCount, firstOn, lastOn } = batch;
  const t = await getTranslations('provenance.timeline');
  return (
    <p className={styles.filed}>
      {t('filed')}{' '}
      <a href={localePath(locale, `/batches/${key}`)}>
        <q lang="zh-Hans">{heading}</q>
      </a>{' '}
      <span>
        {inLocale(sourceNames, locale)} · {t('clips', { count: clipCount })}
        {firstOn === null || lastOn === null
          ? null
          : ` · ${t('own', { days: formatDaySpan(firstOn, lastOn, locale) })}`}
      </span>
    </p>
  );
}
