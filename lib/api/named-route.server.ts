import 'server-only';
import { z } from 'zod';
import { listBySlugs, namedClips } from '@/lib/clips/list-by-slugs.server';
import { unknownParameter } from '@/lib/clips/parse-clip-query.server';
import { MOST_LISTED, readListAddress, writeListAddress } from '@/lib/collections/list-address';
import { Problem } from '@/lib/http/problem';
import type { ApiRoute } from './api-route';
import { keepable } from './keepable.server';

const clips = {
  description: `Slugs of clips, by commas or by repeating it, at most ${MOST_LISTED}`,
  schema: z.array(z.string()).min(1).max(MOST_LISTED),
  example: 'tokyo-walk',
};

/** Clips named one by one: what a list in a browser or a shared link holds. */
export const namedRoute: ApiRoute = {
  method: 'GET',
  path: '/api/v1/list',
  id: 'listNamedClips',
  summary: 'Clips that are named one by one, in that order',
  contract: {
    path: {},
    query: { clips },
    reply: namedClips,
    errors: ['unknown_parameter', 'invalid_parameter'],
  },
  handler({ url }) {
    const stranger = [...url.searchParams.keys()].find((name) => name !== 'clips');
    if (stranger !== undefined) throw unknownParameter(stranger, ['clips']);
    const { slugs, given } = readListAddress(url.searchParams);
    if (given === 0 || given > MOST_LISTED) {
      const problem = `should be 1 to ${MOST_LISTED} slugs`;
      throw new Problem('invalid_parameter', `“clips” names ${given}; it ${problem}.`, {
        detail: { parameters: [{ parameter: 'clips', value: String(given), problem }] },
      });
    }
    return keepable(
      '/api/v1/list',
      writeListAddress(slugs, null).slice(1),
      namedClips,
      (database) => listBySlugs(database, slugs),
    );
  },
};
