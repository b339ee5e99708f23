import { getTranslations } from 'next-intl/server';
import type { ClipQuery } from '@/lib/clips/clip-query';
import type { Timeline } from '@/lib/clips/contracts.server';
import { withQuery } from '@/lib/clips/paths';
import { formatDay } from '@/lib/format/format-day';
import { formatZone } from '@/lib/format/format-instant';
import { type Locale, localePath } from '@/lib/i18n/locales';
import { type Bin, type BinUnit, binDays } from './bin-days';
import styles from './date-strip.module.css';

const STYLE_OF = { day: 'day', month: 'month', year: 'month' } as const;
const LABELS = { day: 'days', month: 'months', year: 'years' } as const;

/**
 * The days of a query as bars, each a link to itself; with scripts one drags across a span, or takes it
 * with Shift and the arrow keys.
 * Heights go by the square root, so that launch day leaves the others visible. `batchDays` are
 * marked as on a contact sheet.
 */
export async function DateStrip(props: {
  query: ClipQuery;
  timeline: Timeline;
  batchDays: ReadonlyMap<string, string>;
  locale: Locale;
}) {
  const { query, timeline, locale } = props;
  const t = await getTranslations('filters.date');
  const { unit, bins } = binDays(timeline.days);
  if (bins.length < 2) return null;
  const most = Math.max(...bins.map((bin) => bin.count));
  const hrefOf = (since: string, until: string) =>
    localePath(
      locale,
      withQuery('/', { ...query, since, until, zone: timeline.zone, cursor: null }),
    );
  return (
    <nav aria-label={t(LABELS[unit], { zone: formatZone(timeline.zone, locale) })}>
      <ol
        className={`plain ${styles.strip}`}
        title={t('brush')}
        data-chosen={isBound(query) ? '' : undefined}
        data-span={hrefOf('1000-01-01', '1000-01-02')}
        data-zone={timeline.zone}
      >
        {bins.map((bin, index) => (
          <li
            key={bin.since}
            data-since={bin.since}
            data-until={bin.until}
            data-in={isBound(query) && isWithin(query, bin) ? '' : undefined}
            data-mark={markOf(bin, bins[index - 1], unit, locale)}
            data-batch={props.batchDays.has(bin.since) ? '' : undefined}
          >
            {bin.count === 0 ? null : (
              <a
                href={hrefOf(bin.since, bin.until)}
                rel="nofollow"
                draggable={false}
                title={nameOf(bin)}
                style={
                  { '--height': Math.sqrt(bin.count / most).toFixed(3) } as React.CSSProperties
                }
              >
                <span className="visually-hidden">{nameOf(bin)}</span>
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );

  function nameOf(bin: Bin): string {
    const day =
      unit === 'year' ? bin.since.slice(0, 4) : formatDay(bin.since, locale, STYLE_OF[unit]);
    const bar = t('bar', { day, count: bin.count });
    const batches = props.batchDays.get(bin.since);
    return batches === undefined ? bar : `${bar} · ${t('batch', { batches })}`;
  }
}

function isBound(query: ClipQuery): boolean {
  return query.since !== null || query.until !== null;
}

function isWithin(query: ClipQuery, bin: Bin): boolean {
  return (
    (query.since === null || query.since <= bin.until) &&
    (query.until === null || query.until >= bin.since)
  );
}

/** What is written under a bar: its month, or its year, where that begins. */
function markOf(bin: Bin, before: Bin | undefined, unit: BinUnit, locale: Locale) {
  const length = unit === 'day' ? 7 : 4;
  if (before?.since.slice(0, length) === bin.since.slice(0, length)) return undefined;
  if (unit === 'year' && before !== undefined && Number(bin.since.slice(0, 4)) % 5 > 0)
    return undefined;
  return unit === 'day' ? formatDay(bin.since, locale, 'mark') : bin.since.slice(0, 4);
}
