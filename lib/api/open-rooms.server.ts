import 'server-only';
import { getDatabase } from '@/lib/db/get-database.server';
import { getKeptAnswers } from '@/lib/http/kept-answers.server';
import { Problem } from '@/lib/http/problem';
import { getMediaStore } from '@/lib/media/get-media-store.server';
import type { Rooms } from './api-route';

/** The rooms of this process; a database that cannot be opened is `unavailable`, for now. */
export const houseRooms: Rooms = {
  database: () =>
    getDatabase().catch((cause) => {
      throw new Problem('unavailable', 'The catalogue cannot be read at the moment.', {
        cause,
        headers: { 'retry-after': '5' },
      });
    }),
  media: getMediaStore,
  kept: getKeptAnswers,
};
