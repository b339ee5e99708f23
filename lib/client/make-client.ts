import { type ClipQuery, serialiseQuery } from '@/lib/clips/clip-query';
import type {
  ClipDetail,
  ClipItem,
  ClipPage,
  Facets,
  Neighbours,
  Timeline,
} from '@/lib/clips/contracts.server';
import type { getCollection } from '@/lib/collections/get-collection.server';
import type { listCollections } from '@/lib/collections/list-collections.server';
import { type ExplainerQuery, serialiseExplainers } from '@/lib/explainers/explainer-query';
import type { listExplainers } from '@/lib/explainers/list-explainers.server';
import { fetchJson } from '@/lib/http/fetch-json';
import type { BatchList } from '@/lib/provenance/list-batches.server';
import type { SourceList } from '@/lib/provenance/list-sources.server';

/** What a read of the gallery gives. */
type Given<Read extends (...given: never[]) => unknown> = Awaited<ReturnType<Read>>;

/** What one asks of a gallery's API, typed by its contracts. Each throws `ReplyError`. */
export interface GalleryClient {
  listClips(query?: Partial<ClipQuery>): Promise<ClipPage>;
  /** Every clip of a query in its order, page after page. */
  walkClips(query?: Partial<ClipQuery>): AsyncGenerator<ClipItem, void>;
  getClip(slug: string): Promise<{ clip: ClipDetail; version: number }>;
  listRelated(slug: string): Promise<{ items: ClipItem[]; version: number }>;
  findNeighbours(slug: string, query?: Partial<ClipQuery>): Promise<Neighbours>;
  countFacets(query?: Partial<ClipQuery>): Promise<Facets>;
  readTimeline(query?: Partial<ClipQuery>): Promise<Timeline>;
  listSources(): Promise<SourceList>;
  listBatches(): Promise<BatchList>;
  listCollections(): Promise<Given<typeof listCollections>>;
  getCollection(key: string): Promise<Given<typeof getCollection>>;
  listExplainers(query?: Partial<ExplainerQuery>): Promise<Given<typeof listExplainers>>;
}

/**
 * A client of the gallery at an origin (`https://reel.example`). Runs wherever `fetch` does and
 * needs nothing else: queries are written by the gallery's own serialiser.
 */
export function makeClient(origin: string, signal?: AbortSignal): GalleryClient {
  const ask = <T>(path: string, query: Partial<ClipQuery> = {}) => {
    const search = serialiseQuery(query);
    return fetchJson<T>(`${origin}/api/v1${path}${search === '' ? '' : `?${search}`}`, signal);
  };
  const clip = (slug: string) => `/clips/${encodeURIComponent(slug)}`;
  const listClips = (query?: Partial<ClipQuery>) => ask<ClipPage>('/clips', query);
  return {
    listClips,
    async *walkClips(query = {}) {
      let cursor = query.cursor ?? null;
      do {
        const page = await listClips({ ...query, cursor });
        yield* page.items;
        cursor = page.nextCursor;
      } while (cursor !== null);
    },
    getClip: (slug) => ask(clip(slug)),
    listRelated: (slug) => ask(`${clip(slug)}/related`),
    findNeighbours: (slug, query) => ask(`${clip(slug)}/neighbours`, query),
    countFacets: (query) => ask('/facets', query),
    readTimeline: (query) => ask('/timeline', query),
    listSources: () => ask('/sources'),
    listBatches: () => ask('/batches'),
    listCollections: () => ask('/collections'),
    getCollection: (key) => ask(`/collections/${encodeURIComponent(key)}`),
    listExplainers: (query = {}) => {
      const search = serialiseExplainers(query);
      return ask(`/explainers${search === '' ? '' : `?${search}`}`);
    },
  };
}
