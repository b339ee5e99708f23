import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { ClipQuery } from '@/lib/clips/clip-query';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { withQuery } from '@/lib/clips/paths';
import { formatDay } from '@/lib/format/format-day';
import { formatDuration } from '@/lib/format/format-duration';
import { formatInstant } from '@/lib/format/format-instant';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { filterDay, filterDuration } from './fact-filters';
import { nameValue } from './name-value';
import styles from './slate.module.css';

/** One column of the slate. */
interface Fact {
  name: 'source' | 'author' | 'date' | 'batch' | 'capability' | 'duration';
  /** null is unknown. */
  value: string | null;
  /** What stands under it: how it is known. */
  under?: ReactNode;
  /** The clips that share it. */
  query: Partial<ClipQuery>;
}

type PlainFact = { name: 'size' | 'aspect' | 'sound' | 'model' | 'rights' } & Omit<
  Fact,
  'name' | 'query'
> & { query?: Partial<ClipQuery> };

/**
 * What is known of a clip, as a clapperboard has it: source, credit, date, take, length, size. A
 * fact that can be filtered by leads to the clips that share it; what is unknown says so and leads
 * to the others of which it is unknown.
 */
export async function Slate({ clip, locale }: { clip: ClipDetail; locale: Locale }) {
  const t = await getTranslations('provenance');
  const values = await getTranslations('values');
  const { batch, authorKey, durationSeconds, width, height, aspect, hasSound } = clip;
  const facts: (Fact | PlainFact)[] = [
    { name: 'source', value: clip.sourceNames[locale], query: { source: [clip.source] } },
    { name: 'author', value: clip.author, query: { author: [authorKey ?? 'unknown'] } },
    {
      name: 'date',
      value: writeDate(clip, locale, (day) => t('facts.about', { day })),
      under: clip.publishedOn === null ? null : <DateKnowledge clip={clip} locale={locale} />,
      query: filterDay(clip.publishedOn, clip.zone),
    },
    {
      name: 'batch',
      value: batch === null ? null : (clip.batchHeading ?? formatDay(clip.batchDate ?? '', locale)),
      under:
        clip.batchHeading === null || clip.batchDate === null
          ? null
          : t('facts.filedOn', { day: formatDay(clip.batchDate, locale) }),
      query: { batch: [batch ?? 'unknown'] },
    },
    {
      name: 'capability',
      value: nameValue(values, 'capability', clip.capability),
      query: { capability: [clip.capability] },
    },
    {
      name: 'duration',
      value: durationSeconds === null ? null : formatDuration(durationSeconds),
      query: filterDuration(durationSeconds),
    },
    {
      name: 'size',
      value: width === null || height === null ? null : t('facts.pixels', { width, height }),
    },
    { name: 'aspect', value: aspect, query: { aspect: [aspect ?? 'unknown'] } },
    {
      name: 'sound',
      value: hasSound === null ? null : t(hasSound ? 'facts.withSound' : 'facts.silent'),
    },
    {
      name: 'model',
      value: nameValue(values, 'model', clip.model),
      query: { model: [clip.model] },
    },
    ...(clip.rights === null ? [] : [{ name: 'rights' as const, value: clip.rights }]),
  ];
  const unknown = t('facts.unknown');
  return (
    <section className={styles.slate} aria-label={t('facts.heading')}>
      <dl>
        {facts.map(({ name, value, under, query }) => {
          const label = t(`facts.${name}`);
          const shown = value ?? unknown;
          const isQuoted = name === 'batch' && clip.batchHeading !== null;
          return (
            <div key={name} data-fact={name} data-unknown={value === null || undefined}>
              <dt>{label}</dt>
              <dd lang={isQuoted ? 'zh-Hans' : undefined}>
                {query === undefined ? (
                  shown
                ) : (
                  <a
                    href={localePath(locale, withQuery('/', query))}
                    title={t('facts.filtered', { label, value: shown })}
                  >
                    {isQuoted ? <q>{shown}</q> : shown}
                  </a>
                )}
              </dd>
              {under ? <dd className={styles.under}>{under}</dd> : null}
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function writeDate(clip: ClipDetail, locale: Locale, about: (day: string) => string) {
  if (clip.publishedOn === null) return null;
  const day = formatDay(clip.publishedOn, locale);
  return clip.certainty === 'approximate' ? about(day) : day;
}

/** How certain a date is, how it is known, and the instant with its zone where there is one. */
async function DateKnowledge({ clip, locale }: { clip: ClipDetail; locale: Locale }) {
  const t = await getTranslations('provenance');
  return (
    <>
      {t(`certainty.${clip.certainty}`)}
      {clip.publishedAt === null ? null : (
        <time dateTime={clip.publishedAt}>
          {formatInstant(clip.publishedAt, clip.zone, locale)}
          <br />
          {formatInstant(clip.publishedAt, 'UTC', locale)}
        </time>
      )}
      <span>{t(`clock.${clip.clock}`)}</span>
    </>
  );
}
