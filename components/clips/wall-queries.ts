import type { QueryClient, QueryFunctionContext } from '@tanstack/react-query';
import type { Month } from '@/lib/clips/contracts.server';
import { fetchJson } from '@/lib/http/fetch-json';
import type { Locale } from '@/lib/i18n/locales';
import { loadMoreClips } from './load-more-clips';
import { addPart, isPart, NO_COLUMNS, padColumns } from './lot-columns';
import type { WallPage } from './wall-clip';
import type { Lot, LotColumns } from './wall-lots';

/** The wall one is on: a changed catalogue is another one. */
export interface WallKey {
  search: string;
  version: number;
  locale: Locale;
  /** IANA zone the days of its lots are counted in; null on a wall without lots of days. */
  zone: string | null;
}

/** So many parts of a lot are asked for at most, 1,000 clips each. */
const MOST_PARTS = 40;

/** The search string that asks for a lot's clips; a wall that is one lot asks for its own. */
function searchOfLot({ search, zone }: Omit<WallKey, 'locale'>, lot: Lot): string {
  if (lot.month === null || zone === null) return search;
  const params = new URLSearchParams(search);
  if (lot.since === null || lot.until === null) params.set('hasDate', 'false');
  else {
    params.set('since', lot.since);
    params.set('until', lot.until);
    params.set('zone', zone);
  }
  return String(params);
}

/** By what the columns of a lot of days are asked for and kept. */
export function columnsKey({ search, version, zone }: WallKey, lot: Lot) {
  return ['wall-columns', { search, version, zone }, lot] as const;
}

/** By what a page of a lot's cards is asked for and kept. */
export function cardsKey(wall: WallKey, lot: Lot, cursor: string | null) {
  const { version, locale } = wall;
  return ['wall-cards', { search: searchOfLot(wall, lot), version, locale }, cursor] as const;
}

type ColumnsAsked = QueryFunctionContext<ReturnType<typeof columnsKey>>;
type CardsAsked = QueryFunctionContext<ReturnType<typeof cardsKey>>;

/**
 * Part after part. The first is told as soon as it is there, so that a lot of many thousands shows its
 * beginning no later than a small one; then whenever there is four times as much, for with each the
 * whole lot is laid out anew.
 */
async function askColumns({ client, queryKey, signal }: ColumnsAsked): Promise<LotColumns> {
  const [, wall, lot] = queryKey;
  const params = new URLSearchParams(searchOfLot(wall, lot));
  // The month itself says which clips are meant; what is undated is no day's filter there.
  if (lot.since === null) params.delete('hasDate');
  let [columns, toldNext] = [NO_COLUMNS, 1];
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const told = await fetchJson<Month>(`/api/v1/timeline/${lot.month}?${params}`, signal);
    columns = addPart(columns, told);
    if (told.nextCursor === null) break;
    if (part + 1 === toldNext) {
      client.setQueryData(queryKey, padColumns(columns, lot.count));
      toldNext *= 4;
    }
    params.set('cursor', told.nextCursor);
  }
  return columns;
}

function askCards({ queryKey, signal }: CardsAsked): Promise<WallPage> {
  const [, { search, locale }, cursor] = queryKey;
  return loadMoreClips({ search, locale, cursor, signal });
}

/**
 * Tells a client how a wall's columns and cards are asked for. Here, once, and not beside each key: a
 * function made while a wall is drawn holds all that was drawn then for as long as its answer is kept
 * (the build moves functions used once to where they are used), and each drawing the one before it.
 */
export function setWallQueries(client: QueryClient): void {
  client.setQueryDefaults(['wall-columns'], {
    queryFn: (asked) => askColumns(asked as ColumnsAsked),
    // What was given up half-way is asked for again when it is wanted again.
    staleTime: ({ state }) =>
      isPart(state.data as LotColumns | undefined) ? 0 : Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
  client.setQueryDefaults(['wall-cards'], {
    queryFn: (asked) => askCards(asked as CardsAsked),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
}
