import 'server-only';
import { z } from 'zod';
import { serveMedia } from '@/lib/media/serve-media.server';
import type { ApiRoute } from './api-route';
import { jsonAnswer, writeReply } from './json-answer.server';
import { refuseParameters } from './read-parameters.server';

/** The reply of `/api/v1/health`. */
export const healthReply = z.strictObject({
  status: z.literal('ok'),
  version: z.number().int().describe('The catalogue version the next answer would have'),
});

/** Whether the gallery can answer: the database is open and read, nothing is told of its inside. */
export const healthRoute: ApiRoute = {
  method: 'GET',
  path: '/api/v1/health',
  id: 'readHealth',
  summary: 'Whether the gallery can answer, and its catalogue version',
  contract: {
    path: {},
    query: {},
    reply: healthReply,
    errors: ['unknown_parameter', 'unavailable'],
  },
  handler({ url }) {
    refuseParameters(url.searchParams);
    return {
      kind: 'passing',
      async make(rooms) {
        const version = await (await rooms.database()).version();
        const answer = jsonAnswer(writeReply(healthReply, { status: 'ok', version }));
        return { ...answer, headers: { ...answer.headers, 'cache-control': 'no-store' } };
      },
    };
  },
};

/** Stored files by the hash of their bytes; its own handler speaks HTTP's ranges. */
export const mediaRoute: ApiRoute = {
  method: 'GET',
  path: '/media/{key}',
  id: 'getMedia',
  summary: 'A stored file, whole or by Range',
  contract: {
    path: {
      key: {
        description: 'SHA-256 of the bytes in hexadecimal, a dot, the extension',
        schema: z.string(),
      },
    },
    query: {
      download: { description: 'Save it under this name', schema: z.string() },
    },
    reply: 'application/octet-stream',
    errors: ['not_found', 'precondition_failed', 'range_not_satisfiable'],
  },
  handler(request, { key = '' }) {
    return { kind: 'passing', make: (rooms) => serveMedia(request, key, rooms.media()) };
  },
};

/** The description of the API, written from the table it stands in. */
export function describeRoute(describe: () => unknown): ApiRoute {
  let json: string | undefined;
  return {
    method: 'GET',
    path: '/api/v1/openapi.json',
    id: 'describeApi',
    summary: 'This description: OpenAPI 3.1, made from the contracts the replies are held to',
    contract: {
      path: {},
      query: {},
      reply: z.record(z.string(), z.unknown()),
      errors: ['unknown_parameter'],
    },
    handler({ url }) {
      refuseParameters(url.searchParams);
      return {
        kind: 'passing',
        async make() {
          json ??= JSON.stringify(describe());
          return jsonAnswer(json);
        },
      };
    },
  };
}
