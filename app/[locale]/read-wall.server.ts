import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { Loosening } from '@/components/clips/empty-wall';
import { makeLabels } from '@/components/clips/filter-labels';
import { sumClips } from '@/components/clips/filter-rows';
import { lightClips } from '@/components/clips/light-clips';
import { type Chip, type ChipWords, listChips } from '@/components/clips/list-chips';
import { toWallClip, type WallPage } from '@/components/clips/wall-clip';
import type { WallMonths } from '@/components/clips/wall-months';
import { type ClipQuery, orderOf, serialiseQuery } from '@/lib/clips/clip-query';
import type { ClipPage, Timeline } from '@/lib/clips/contracts.server';
import { countFacets } from '@/lib/clips/count-facets.server';
import { cutSegments } from '@/lib/clips/cut-segments';
import { listClips } from '@/lib/clips/list-clips.server';
import { dayOfClip } from '@/lib/clips/list-month.server';
import { readTimeline } from '@/lib/clips/read-timeline.server';
import type { Database } from '@/lib/db/database';
import { formatDay, formatDaySpan } from '@/lib/format/format-day';
import type { Locale } from '@/lib/i18n/locales';
import { listBatches } from '@/lib/provenance/list-batches.server';
import { listSources } from '@/lib/provenance/list-sources.server';

/** Everything the wall's page shows of a query, read and put into the page's language. */
export async function readWall(database: Database, query: ClipQuery, locale: Locale) {
  const sources = await listSources(database);
  const sourceZone = commonZone(sources.items.map((one) => one.zone));
  const zone = query.zone ?? sourceZone;
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
  return {
    first,
    months: planMonths(query, zone, timeline, page),
    facets,
    timeline,
    sourceZone,
    version,
    labelOf,
    chips: listChips(query, labelOf, await readChipWords(locale)),
    count: sumClips(query, facets),
    batchDays: nameBatchDays(batches.items, locale),
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

/** A month of fewer clips than this on the average is no help: then a wall is walked. */
const CLIPS_A_MONTH = 12;

/**
 * What a wall of months is laid out by. Only in the order of time, newest first, without words, from
 * its beginning, and longer than a page: any other wall is walked (null).
 */
function planMonths(
  query: ClipQuery,
  zone: string,
  timeline: Timeline,
  page: ClipPage,
): WallMonths | null {
  const isBounded = query.since !== null || query.until !== null;
  const inOrder = orderOf(query) === 'newest' && query.q === null && query.cursor === null;
  if (!inOrder || page.nextCursor === null || (isBounded && query.zone === null)) return null;
  const segments = cutSegments(timeline, query);
  const count = segments.reduce((sum, segment) => sum + segment.count, 0);
  if (count < segments.length * CLIPS_A_MONTH) return null;
  const firstDays = page.items.map((item) => dayOfClip(item, zone));
  return { segments, zone, firstDays };
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
): Map<string, string> {
  const days = new Map<string, string>();
  for (const { documentDate, sourceNames } of batches) {
    const before = days.get(documentDate);
    const name = sourceNames[locale];
    days.set(documentDate, before === undefined ? name : `${before}, ${name}`);
  }
  return days;
}

async function readChipWords(locale: Locale): Promise<ChipWords> {
  const t = await getTranslations('filters');
  const day = (one: string) => formatDay(one, locale);
  return {
    words: (q) => t('chips.words', { q }),
    not: (value) => t('chips.not', { value }),
    also: (value) => t('chips.also', { value }),
    span: (since, until) => {
      if (since === null) return t('date.before', { until: day(until ?? '') });
      if (until === null) return t('date.after', { since: day(since) });
      return formatDaySpan(since, until, locale);
    },
    duration: (min, max) => {
      if (min === null) return t('duration.atMost', { max: max ?? 0 });
      return max === null ? t('duration.atLeast', { min }) : t('duration.span', { min, max });
    },
  };
}
