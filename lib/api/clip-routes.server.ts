import 'server-only';
import { z } from 'zod';
import { clipDetail, clipItem, clipPage, neighbours } from '@/lib/clips/contracts.server';
import { findNeighbours } from '@/lib/clips/find-neighbours.server';
import { getClip } from '@/lib/clips/get-clip.server';
import { listClipsJson } from '@/lib/clips/list-clips.server';
import { listRelated } from '@/lib/clips/list-related.server';
import type { ApiRoute, ParameterContract } from './api-route';
import { checkPage } from './check-page.server';
import { clipParameters } from './clip-parameters.server';
import { keepable, keepableJson } from './keepable.server';
import { namedRoute } from './named-route.server';
import { readListQuery, readOrderedQuery, refuseParameters } from './read-parameters.server';

const version = z.number().int().describe('The catalogue version these rows were read at');

/** The reply of `/api/v1/clips/<slug>`. */
export const clipReply = z.strictObject({ clip: clipDetail, version });

/** The reply of `/api/v1/clips/<slug>/related`. */
export const relatedReply = z.strictObject({ items: z.array(clipItem), version });

const slug: Record<string, ParameterContract> = {
  slug: { description: "The clip's slug", schema: z.string(), example: 'tokyo-walk' },
};

/** The clips: a page of a query, one by slug, what is related to it or beside it, some by name. */
export const clipRoutes: readonly ApiRoute[] = [
  {
    method: 'GET',
    path: '/api/v1/clips',
    id: 'listClips',
    summary: 'A page of the clips a query asks for, in its order',
    contract: {
      path: {},
      query: clipParameters,
      reply: clipPage,
      errors: ['unknown_parameter', 'invalid_parameter', 'cursor_invalid', 'cursor_expired'],
    },
    handler({ url }) {
      const { query, canonical } = readListQuery(url.searchParams);
      return keepableJson('/api/v1/clips', canonical, checkPage, (database) =>
        listClipsJson(database, query),
      );
    },
  },
  {
    method: 'GET',
    path: '/api/v1/clips/{slug}',
    id: 'getClip',
    summary: 'One clip with everything that is known of it',
    contract: {
      path: slug,
      query: {},
      reply: clipReply,
      errors: ['unknown_parameter', 'not_found'],
    },
    handler({ url }, { slug = '' }) {
      refuseParameters(url.searchParams);
      return keepable(`/api/v1/clips/${encodeURIComponent(slug)}`, '', clipReply, (database) =>
        getClip(database, slug),
      );
    },
  },
  {
    method: 'GET',
    path: '/api/v1/clips/{slug}/related',
    id: 'listRelatedClips',
    summary: 'The clips that stand nearest to one',
    contract: {
      path: slug,
      query: {},
      reply: relatedReply,
      errors: ['unknown_parameter', 'not_found'],
    },
    handler({ url }, { slug = '' }) {
      refuseParameters(url.searchParams);
      const path = `/api/v1/clips/${encodeURIComponent(slug)}/related`;
      return keepable(path, '', relatedReply, (database) => listRelated(database, slug));
    },
  },
  {
    method: 'GET',
    path: '/api/v1/clips/{slug}/neighbours',
    id: 'findNeighbours',
    summary: 'The clips before and after one in the order of a query',
    contract: {
      path: slug,
      query: clipParameters,
      reply: neighbours,
      errors: ['unknown_parameter', 'invalid_parameter'],
    },
    handler({ url }, { slug = '' }) {
      const { query, canonical } = readOrderedQuery(url.searchParams);
      const path = `/api/v1/clips/${encodeURIComponent(slug)}/neighbours`;
      return keepable(path, canonical, neighbours, (database) =>
        findNeighbours(database, query, slug),
      );
    },
  },
  namedRoute,
];
