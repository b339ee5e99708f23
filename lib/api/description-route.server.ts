import 'server-only';
import { z } from 'zod';
import type { ApiRoute } from './api-route';
import { jsonAnswer } from './json-answer.server';
import { refuseParameters } from './read-parameters.server';

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
