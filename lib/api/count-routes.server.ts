import 'server-only';
import { facets, timeline } from '@/lib/clips/contracts.server';
import { countFacets } from '@/lib/clips/count-facets.server';
import { readTimeline } from '@/lib/clips/read-timeline.server';
import type { ApiRoute } from './api-route';
import { clipParameters } from './clip-parameters.server';
import { keepable } from './keepable.server';
import { readCountedQuery } from './read-parameters.server';

/** What is counted under a query: the values of every filter, and the clips of every day. */
export const countRoutes: readonly ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/facets',
    id: 'countFacets',
    summary: 'How many clips each value of each filter has, under the other filters of a query',
    contract: {
      path: {},
      query: clipParameters,
      reply: facets,
      errors: ['unknown_parameter', 'invalid_parameter'],
    },
    handler({ url }) {
      const { query, canonical } = readCountedQuery(url.searchParams);
      return keepable('/api/v1/facets', canonical, facets, (database) =>
        countFacets(database, query),
      );
    },
  },
  {
    method: 'GET',
    path: '/api/v1/timeline',
    id: 'readTimeline',
    summary: 'How many clips each day has under a query, whatever its own days',
    contract: {
      path: {},
      query: clipParameters,
      reply: timeline,
      errors: ['unknown_parameter', 'invalid_parameter'],
    },
    handler({ url }) {
      const { query, canonical } = readCountedQuery(url.searchParams);
      return keepable('/api/v1/timeline', canonical, timeline, (database) =>
        readTimeline(database, query),
      );
    },
  },
];
