import { getTranslations } from 'next-intl/server';
import type { ClipQuery } from '@/lib/clips/clip-query';
import type { Timeline } from '@/lib/clips/contracts.server';
import { withQuery } from '@/lib/clips/paths';
import { formatDay } from '@/lib/format/format-day';
import { formatZone } from '@/lib/format/format-instant';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { ASK_FORM } from './ask-form';
import { DateStrip } from './date-strip';
import fields from './fields.module.css';
import styles from './filter-index.module.css';
import { ZoneField } from './zone-field';

/** A span of days one link away. */
interface Preset {
  label: string;
  since: string | null;
  until: string | null;
}

/** The date's place in the index: the strip, the presets, and two fields with their zone named. */
export async function DateFilter(props: {
  query: ClipQuery;
  timeline: Timeline;
  /** Each day on which a batch came out, and whose. */
  batchDays: ReadonlyMap<string, string>;
  locale: Locale;
}) {
  const { query, timeline, batchDays, locale } = props;
  const t = await getTranslations('filters');
  const zones = [...new Set([timeline.zone, 'UTC'])].map((zone) => ({
    zone,
    name: formatZone(zone, locale),
  }));
  const presets = await listPresets(timeline, [...batchDays.keys()], locale);
  return (
    <section className={styles.group}>
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
    </section>
  );
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

function lastOfMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
