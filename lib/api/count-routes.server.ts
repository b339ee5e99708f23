import 'server-only';
import { z } from 'zod';
import { type ClipQuery, DEFAULT_LIMIT, serialiseQuery } from '@/lib/clips/clip-query';
import { facets, month, timeline } from '@/lib/clips/contracts.server';
import { countFacets } from '@/lib/clips/count-facets.server';
import { isMonth, listMonth } from '@/lib/clips/list-month.server';
import { readTimeline } from '@/lib/clips/read-timeline.server';
import { Problem } from '@/lib/http/problem';
import type { ApiRoute } from './api-route';
import { clipParameters } from './clip-parameters.server';
import { keepable } from './keepable.server';
import { readCountedQuery, readListQuery } from './read-parameters.server';

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
  {
    method: 'GET',
    path: '/api/v1/timeline/{month}',
    id: 'listMonth',
    summary: 'The clips of a month under a query, in columns: slugs, shapes, blurred posters, days',
    contract: {
      path: {
        month: {
          description: 'A month in the query’s zone, or “unknown” for clips without a date',
          schema: z.string(),
          example: '2024-02',
        },
      },
      query: clipParameters,
      reply: month,
      errors: ['unknown_parameter', 'invalid_parameter', 'cursor_invalid', 'not_found'],
    },
    handler({ url }, { month: name = '' }) {
      if (!isMonth(name)) {
        throw new Problem('not_found', `“${name}” is no month: write it as 2024-02, or “unknown”.`);
      }
      const asked = readListQuery(url.searchParams).query;
      // Neither the order nor the length of a part is the reader's to choose.
      const query: ClipQuery = { ...asked, sort: null, limit: DEFAULT_LIMIT };
      const path = `/api/v1/timeline/${name}`;
      return keepable(path, serialiseQuery(query), month, (database) =>
        listMonth(database, query, name),
      );
    },
  },
];
