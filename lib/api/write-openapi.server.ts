import 'server-only';
import { z } from 'zod';
import {
  clipDetail,
  clipItem,
  clipPage,
  facets,
  neighbours,
  timeline,
} from '@/lib/clips/contracts.server';
import { collectionDetail } from '@/lib/collections/get-collection.server';
import { collectionItem, collectionList } from '@/lib/collections/list-collections.server';
import { explainerItem, explainerList } from '@/lib/explainers/explainer-contract.server';
import { problemStatuses } from '@/lib/http/problem';
import { batchList } from '@/lib/provenance/list-batches.server';
import { sourceList } from '@/lib/provenance/list-sources.server';
import type { ApiRoute, ParameterContract } from './api-route';
import { clipReply, relatedReply } from './clip-routes.server';
import { healthReply } from './health-route.server';
import { oembedReply } from './oembed-route.server';

const codes = Object.keys(problemStatuses) as [keyof typeof problemStatuses];

/** The one shape of every failure. */
export const errorReply = z.strictObject({
  error: z.strictObject({
    code: z.enum(codes).describe('What failed, for programs'),
    message: z.string().describe('What failed and what would be right, for people'),
    detail: z
      .unknown()
      .describe(
        'More for programs: the parameter, the nearest right name; null when there is none',
      ),
  }),
});

/** The contracts that are named in the description, and referred to wherever they stand. */
const NAMED: Record<string, z.ZodType> = {
  ClipItem: clipItem,
  ClipDetail: clipDetail,
  ClipPage: clipPage,
  ClipReply: clipReply,
  RelatedClips: relatedReply,
  Neighbours: neighbours,
  Facets: facets,
  Timeline: timeline,
  Sources: sourceList,
  Batches: batchList,
  CollectionItem: collectionItem,
  Collections: collectionList,
  Collection: collectionDetail,
  ExplainerItem: explainerItem,
  Explainers: explainerList,
  Health: healthReply,
  Oembed: oembedReply,
  Error: errorReply,
};

/** The reply of a stored file, whatever its type: the one that may be asked for in parts. */
const FILE = 'application/octet-stream';

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** Describes the routes of a table as OpenAPI 3.1, in the table's order. Plain JSON. */
export function writeOpenapi(routes: readonly ApiRoute[]): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Promptreel',
      version: '1',
      summary: 'Clips of AI video with their prompts, sources and dates, and how each is known.',
      description:
        'Everything is read-only and open. Unknown parameters are refused, with the nearest right ' +
        'name. A list is cut into pages by an opaque cursor; `version` is the state of the ' +
        'catalogue an answer was read at. What is not known is null.',
      license: { name: 'MIT for this description; each clip carries the credit of its own' },
    },
    // Nothing here asks who one is.
    security: [],
    servers: [{ url: '/', description: 'The gallery this description came from' }],
    paths: Object.fromEntries(routes.map((route) => [route.path, { get: describe(route) }])),
    components: { schemas: writeSchemas(), headers: { ETag: etagHeader } },
  };
}

const etagHeader = {
  description: 'Send it back as If-None-Match: what has not changed is a 304',
  schema: { type: 'string' },
};

function writeSchemas(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    io: 'output',
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => [id, withoutAddress(schema)]),
  );
}

function writeSchema(schema: z.ZodType): unknown {
  return withoutAddress(z.toJSONSchema(schema, { io: 'input' }));
}

/** OpenAPI says the dialect once for the whole document, and a component's address is its place. */
function withoutAddress({ $schema, $id, ...schema }: Record<string, unknown>): unknown {
  return schema;
}

function describe({ id, summary, contract }: ApiRoute) {
  const { path, query, reply, errors } = contract;
  return {
    operationId: id,
    summary,
    parameters: [
      ...Object.entries(path).map(([name, one]) => parameter(name, 'path', one)),
      ...Object.entries(query).map(([name, one]) => parameter(name, 'query', one)),
    ],
    responses: {
      200: success(reply),
      ...(reply === FILE ? { 206: { description: 'The asked bytes' } } : {}),
      304: { description: 'Not changed since the answer whose ETag was sent' },
      ...failures(errors),
    },
  };
}

function parameter(name: string, place: 'path' | 'query', one: ParameterContract) {
  return {
    name,
    in: place,
    required: place === 'path',
    description: one.description,
    schema: writeSchema(one.schema),
    ...(one.example === undefined ? {} : { example: exampleOf(one.schema, one.example) }),
  };
}

/** An example as its schema has it: an address writes lists and numbers as text. */
function exampleOf(schema: z.ZodType, written: string): unknown {
  const values = [written, Number(written), [written]];
  return values.find((value) => schema.safeParse(value).success) ?? written;
}

function success(reply: z.ZodType | string) {
  const content =
    typeof reply === 'string'
      ? { [reply]: {} }
      : { 'application/json': { schema: schemaOf(reply) } };
  return {
    description: 'As asked',
    headers: { ETag: { $ref: '#/components/headers/ETag' } },
    content,
  };
}

function schemaOf(reply: z.ZodType): unknown {
  const named = Object.entries(NAMED).find(([, schema]) => schema === reply);
  return named === undefined ? writeSchema(reply) : refTo(named[0]);
}

/** What may be said at any address: too many reads, a fault of ours, a database that is away. */
const ANYWHERE = ['too_many_requests', 'internal', 'unavailable'] as const;

/** One response a status, naming the codes that share it. */
function failures(errors: readonly (keyof typeof problemStatuses)[]) {
  const byStatus = new Map<number, string[]>();
  for (const code of new Set([...errors, ...ANYWHERE])) {
    const status = problemStatuses[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      status,
      {
        description: names.join(', '),
        content: { 'application/json': { schema: refTo('Error') } },
      },
    ]),
  );
}
