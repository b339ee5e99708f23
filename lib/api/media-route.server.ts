import 'server-only';
import { z } from 'zod';
import { isWithdrawnFile } from '@/lib/clips/find-withdrawn.server';
import { Problem } from '@/lib/http/problem';
import { serveMedia } from '@/lib/media/serve-media.server';
import type { ApiRoute } from './api-route';

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
    errors: ['not_found', 'gone', 'precondition_failed', 'range_not_satisfiable'],
  },
  handler(request, { key = '' }) {
    return {
      kind: 'passing',
      async make(rooms) {
        const [hash = ''] = key.split('.', 1);
        if (await isWithdrawnFile(await rooms.database(), hash)) {
          throw new Problem('gone', 'The clip that this belongs to was taken down.');
        }
        return serveMedia(request, key, rooms.media());
      },
    };
  },
};
