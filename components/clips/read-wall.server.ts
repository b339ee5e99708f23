import 'server-only';
import { getTranslations } from 'next-intl/server';
import { type ClipQuery, serialiseQuery } from '@/lib/clips/clip-query';
import type { Timeline } from '@/lib/clips/contracts.server';
import { countFacets } from '@/lib/clips/count-facets.server';
import { listClips } from '@/lib/clips/list-clips.server';
import { readTimeline } from '@/lib/clips/read-timeline.server';
import type { Database } from '@/lib/db/database';
import { formatDay } from '@/lib/format/format-day';
import type { Locale } from '@/lib/i18n/locales';
import { listBatches } from '@/lib/provenance/list-batches.server';
import { listSources } from '@/lib/provenance/list-sources.server';
import type { Loosening } from './empty-wall';
import { makeLabels } from './filter-labels';
import { sumClips } from './filter-rows';
import { lightClips } from './light-clips';
import { type Chip, listChips } from './list-chips';
import { toWallClip, type WallPage } from './wall-clip';

/** Everything the wall's page shows of a query, read and put into the page's language. */
export async function readWall(database: Database, query: ClipQuery, locale: Locale) {
  const sources = await listSources(database);
  const zone = query.zone ?? commonZone(sources.items.map((one) => one.zone));
  const [page, { facets, version }, timeline, batches] = await Promise.all([
    listClips(database, query),
    countFacets(database, query),
    readTimeline(database, { ...query, zone }),
    listBatches(database),
  ]);
  const sourceNames = new Map(sources.items.map(({ key, names }) => [key, names[locale]]));
  const values = await getTranslations('values');
  const labelOf = makeLabels({
    locale,
    facets,
    sourceNames,
    message: (key) => (values.has(key as 'unknown') ? values(key as 'unknown') : null),
  });
  const clips = page.items.map((item) => toWallClip(item, locale));
  const lit = query.q === null ? clips : lightClips(clips, page.items, query.q, locale);
  const first: WallPage = { clips: lit, nextCursor: page.nextCursor };
  const { chipWords } = await readChipWords(locale);
  return {
    first,
    facets,
    timeline,
    version,
    labelOf,
    chips: listChips(query, labelOf, chipWords),
    count: sumClips(query, facets),
    batchDays: nameBatchDays(batches.items, locale, timeline),
  };
}

/** How many clips there would be without each filter that is set. */
export async function countLoosenings(
  database: Database,
  chips: readonly Chip[],
): Promise<Loosening[]> {
  return Promise.all(
    chips.map(async (chip) => {
      const { facets } = await countFacets(database, chip.without);
      return { chip, count: sumClips(chip.without, facets) };
    }),
  );
}

/** The canonical string of a wall's query, without its place. */
export function wallSearch(query: ClipQuery): string {
  return serialiseQuery({ ...query, cursor: null });
}

/** The zone most sources print their days in: bars in it agree with the dates on the cards. */
function commonZone(zones: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const zone of zones) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'UTC';
}

/** The days on which batches came out, and of whom. */
function nameBatchDays(
  batches: readonly { documentDate: string; sourceNames: { en: string; zh: string } }[],
  locale: Locale,
  timeline: Timeline,
): Map<string, string> {
  const shown = new Set(timeline.days.map(({ day }) => day));
  const days = new Map<string, string>();
  for (const { documentDate, sourceNames } of batches) {
    if (!shown.has(documentDate)) continue;
    const before = days.get(documentDate);
    const name = sourceNames[locale];
    days.set(documentDate, before === undefined ? name : `${before}, ${name}`);
  }
  return days;
}

async function readChipWords(locale: Locale) {
  const t = await getTranslations('filters');
  const day = (one: string) => formatDay(one, locale);
  const chipWords = {
    words: (q: string) => t('chips.words', { q }),
    span: (since: string | null, until: string | null) => {
      if (since !== null && since === until) return day(since);
      if (since !== null && until !== null) {
        return t('date.span', { since: day(since), until: day(until) });
      }
      return since !== null
        ? t('date.after', { since: day(since) })
        : t('date.before', { until: day(until ?? '') });
    },
    duration: (min: number | null, max: number | null) => {
      if (min !== null && max !== null) return t('duration.span', { min, max });
      return min !== null
        ? t('duration.atLeast', { min })
        : t('duration.atMost', { max: max ?? 0 });
    },
  };
  return { chipWords };
}
