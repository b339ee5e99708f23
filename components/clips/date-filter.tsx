import { getTranslations } from 'next-intl/server';
import type { ClipQuery } from '@/lib/clips/clip-query';
import type { Timeline } from '@/lib/clips/contracts.server';
import { withQuery } from '@/lib/clips/paths';
import { formatDay } from '@/lib/format/format-day';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { ASK_FORM } from './ask-form';
import { binDays } from './bin-days';
import { DateSection } from './date-section';
import { DateStrip } from './date-strip';
import fields from './fields.module.css';
import styles from './filter-index.module.css';
import { type DayWords, nameZone, tellDays } from './tell-days';
import { ZoneField } from './zone-field';

/** A span of days one link away. */
interface Preset {
  label: string;
  since: string | null;
  until: string | null;
}

/** The other clock of the sentence where days are counted by the sources': the document's readers'. */
const READERS_ZONE = 'Asia/Shanghai';

/**
 * The date's place in the index: the strip, two fields with their zone, a sentence that says where
 * the days' edges lie on another clock, and the presets.
 */
export async function DateFilter(props: {
  query: ClipQuery;
  timeline: Timeline;
  /** The zone most sources print their days in. */
  sourceZone: string;
  /** Each day on which a batch came out, and whose. */
  batchDays: ReadonlyMap<string, string>;
  locale: Locale;
}) {
  const { query, timeline, batchDays, locale } = props;
  const t = await getTranslations('filters');
  const words: DayWords = { ...t.raw('date.edges'), places: t.raw('date.places') };
  const others = [props.sourceZone, READERS_ZONE];
  const zones = [...new Set([timeline.zone, ...others, 'UTC'])].map((zone) => ({
    zone,
    name: nameZone(zone, words, locale),
  }));
  const [first, last] = [timeline.days[0]?.day, timeline.days.at(-1)?.day];
  const presets = await listPresets(timeline, [...batchDays.keys()], locale);
  const edges = tellQuery(props, presets[1], others, words) ?? ' ';
  return (
    <DateSection className={styles.group} facts={{ others, words, locale }}>
      <h3>{t('group.date')}</h3>
      <DateStrip query={query} timeline={timeline} batchDays={batchDays} locale={locale} />
      <div className={fields.pair}>
        {(['since', 'until'] as const).map((name) => (
          <label key={name} className={fields.field}>
            <span>{t(`date.${name}`)}</span>
            <input
              key={query[name] ?? ''}
              type="date"
              name={name}
              form={ASK_FORM}
              defaultValue={query[name] ?? ''}
              // Where the calendar opens: at what there is, not at today.
              min={first === undefined ? undefined : `${first.slice(0, 7)}-01`}
              max={last === undefined ? undefined : lastOfMonth(last)}
            />
          </label>
        ))}
      </div>
      <div className={fields.row}>
        <ZoneField
          className={fields.field}
          label={t('date.zone')}
          zones={zones}
          chosen={query.zone}
        />
        <button className={fields.apply} type="submit" form={ASK_FORM}>
          {t('date.apply')}
        </button>
      </div>
      <p className={fields.edges}>
        <span data-edges={edges}>{edges}</span> {t('date.printed')}
      </p>
      <ul className={`plain ${styles.orders}`} aria-label={t('date.presets')}>
        {presets.map(({ label, since, until }) => {
          const isActive = query.since === since && query.until === until;
          const zone = since === null && until === null ? null : timeline.zone;
          const href = withQuery('/', { ...query, since, until, zone, cursor: null });
          return (
            <li key={`${since} ${until}`}>
              <a
                href={localePath(locale, href)}
                aria-current={isActive ? 'true' : undefined}
                data-default={since === null ? '' : undefined}
                rel="nofollow"
              >
                {label}
              </a>
            </li>
          );
        })}
      </ul>
    </DateSection>
  );
}

/** The sentence of the days asked for; of none, that of the bars, by a day that stands for all. */
function tellQuery(
  { query, timeline, locale }: { query: ClipQuery; timeline: Timeline; locale: Locale },
  example: Preset | undefined,
  others: readonly string[],
  words: DayWords,
): string | null {
  const { since, until, zone } = query;
  if (since !== null || until !== null) {
    return tellDays({ since, until, zone: zone ?? 'UTC' }, others, words, locale);
  }
  if (binDays(timeline.days).bins.length < 2) return null;
  const day = { since: example?.since ?? null, until: example?.until ?? null };
  return tellDays({ ...day, zone: timeline.zone }, others, words, locale, 'example');
}

/** Any date, the day the first batch came out, the latest other batches, the latest months. */
async function listPresets(
  timeline: Timeline,
  batchDays: readonly string[],
  locale: Locale,
): Promise<Preset[]> {
  const t = await getTranslations('filters.date');
  const [launch, ...batches] = [...batchDays].sort();
  const months = [...new Set(timeline.days.map(({ day }) => day.slice(0, 7)))].slice(-12);
  const day = (one: string, label: string): Preset => ({ label, since: one, until: one });
  return [
    { label: t('any'), since: null, until: null },
    ...(launch === undefined ? [] : [day(launch, t('launch'))]),
    ...batches.slice(-8).map((one) => day(one, formatDay(one, locale, 'short'))),
    ...months.map((month) => ({
      label: formatDay(`${month}-01`, locale, 'month'),
      since: `${month}-01`,
      until: lastOfMonth(month),
    })),
  ];
}

/** The last day of the month that a day (or a month, YYYY-MM) lies in. */
function lastOfMonth(day: string): string {
  const [year = 0, number = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
