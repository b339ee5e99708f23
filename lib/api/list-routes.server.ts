import 'server-only';
import { z } from 'zod';
import { collectionDetail, getCollection } from '@/lib/collections/get-collection.server';
import { collectionList, listCollections } from '@/lib/collections/list-collections.server';
import type { Database } from '@/lib/db/database';
import { explainerList } from '@/lib/explainers/explainer-contract.server';
import { serialiseExplainers } from '@/lib/explainers/explainer-query';
import { listExplainers } from '@/lib/explainers/list-explainers.server';
import {
  explainerParameters,
  parseExplainerQuery,
} from '@/lib/explainers/parse-explainer-query.server';
import { getTerm, termDetail } from '@/lib/prompts/get-term.server';
import { listTerms, termList } from '@/lib/prompts/list-terms.server';
import { batchList, listBatches } from '@/lib/provenance/list-batches.server';
import { listSources, sourceList } from '@/lib/provenance/list-sources.server';
import type { ApiRoute } from './api-route';
import { keepable } from './keepable.server';
import { refuseParameters } from './read-parameters.server';

/** The parameters of the explainers, as the description of the API shows them. */
const explainerQuery = Object.fromEntries(
  Object.entries(explainerParameters).map(([name, schema]) => [
    name,
    { description: schema.description ?? '', schema: schema.optional() },
  ]),
);

/** A list that is short enough to be given whole, without a query. */
function wholeList<Reply extends { version: number }>(
  path: string,
  id: string,
  summary: string,
  reply: z.ZodType<Reply>,
  read: (database: Database) => Promise<Reply>,
): ApiRoute {
  return {
    method: 'GET',
    path,
    id,
    summary,
    contract: { path: {}, query: {}, reply, errors: ['unknown_parameter'] },
    handler({ url }) {
      refuseParameters(url.searchParams);
      return keepable(path, '', reply, read);
    },
  };
}

/** Who publishes, what was put out together, the curator's lists, what was written of Sora, the vocabulary. */
export const listRoutes: readonly ApiRoute[] = [
  wholeList('/api/v1/sources', 'listSources', 'Every source', sourceList, listSources),
  wholeList('/api/v1/batches', 'listBatches', 'Every batch', batchList, listBatches),
  wholeList(
    '/api/v1/collections',
    'listCollections',
    'Every collection, without its clips',
    collectionList,
    listCollections,
  ),
  {
    method: 'GET',
    path: '/api/v1/collections/{key}',
    id: 'getCollection',
    summary: 'One collection with its clips in order',
    contract: {
      path: { key: { description: "The collection's key", schema: z.string() } },
      query: {},
      reply: collectionDetail,
      errors: ['unknown_parameter', 'not_found'],
    },
    handler({ url }, { key = '' }) {
      refuseParameters(url.searchParams);
      const path = `/api/v1/collections/${encodeURIComponent(key)}`;
      return keepable(path, '', collectionDetail, (database) => getCollection(database, key));
    },
  },
  {
    method: 'GET',
    path: '/api/v1/explainers',
    id: 'listExplainers',
    summary: 'Articles, papers, reports and videos about Sora, or about one clip of it',
    contract: {
      path: {},
      query: explainerQuery,
      reply: explainerList,
      errors: ['unknown_parameter', 'invalid_parameter'],
    },
    handler({ url }) {
      const query = parseExplainerQuery(url.searchParams);
      return keepable('/api/v1/explainers', serialiseExplainers(query), explainerList, (database) =>
        listExplainers(database, query),
      );
    },
  },
  wholeList(
    '/api/v1/terms',
    'listTerms',
    'The vocabulary: every term, and in how many prompts it stands',
    termList,
    listTerms,
  ),
  {
    method: 'GET',
    path: '/api/v1/terms/{key}',
    id: 'getTerm',
    summary: 'One term, how prompts write it, and which terms it goes together with',
    contract: {
      path: { key: { description: "The term's key", schema: z.string(), example: 'close-up' } },
      query: {},
      reply: termDetail,
      errors: ['unknown_parameter', 'not_found'],
    },
    handler({ url }, { key = '' }) {
      refuseParameters(url.searchParams);
      const path = `/api/v1/terms/${encodeURIComponent(key)}`;
      return keepable(path, '', termDetail, (database) => getTerm(database, key));
    },
  },
];
