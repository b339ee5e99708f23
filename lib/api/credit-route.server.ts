import 'server-only';
import { z } from 'zod';
import { getClip } from '@/lib/clips/get-clip.server';
import { readEnv } from '@/lib/env/env.server';
import { creditText } from '@/lib/prompts/credit-text';
import type { ApiRoute } from './api-route';
import { refuseParameters } from './read-parameters.server';

/** The text that goes along with a downloaded original. */
export const creditRoute: ApiRoute = {
  method: 'GET',
  path: '/clips/{slug}/credit.txt',
  id: 'getCredit',
  summary: 'The credit that belongs beside a saved clip, as plain text in both languages',
  contract: {
    path: {
      slug: { description: "The clip's slug", schema: z.string(), example: 'tokyo-walk' },
    },
    query: {},
    reply: 'text/plain',
    errors: ['unknown_parameter', 'not_found'],
  },
  handler({ url }, { slug = '' }) {
    refuseParameters(url.searchParams);
    return {
      kind: 'passing',
      make: async (rooms) => {
        const { clip } = await getClip(await rooms.database(), slug);
        const origin = readEnv().PUBLIC_URL ?? url.origin;
        return {
          status: 200,
          headers: {
            'content-type': 'text/plain; charset=utf-8',
            'content-disposition': `inline; filename="${clip.slug}.credit.txt"`,
            'cache-control': 'no-cache',
          },
          body: creditText(clip, `${origin}/clips/${clip.slug}`),
        };
      },
    };
  },
};
