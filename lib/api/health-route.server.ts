import 'server-only';
import { z } from 'zod';
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
