import 'server-only';
import type { z } from 'zod';
import { askLibrary } from '@/lib/auth/ask-library.server';
import { takeAttempt } from '@/lib/auth/take-attempt.server';
import type { Who } from '@/lib/auth/who';
import type { Database } from '@/lib/db/database';
import type { AnswerRequest } from '@/lib/http/answer';
import { Problem } from '@/lib/http/problem';
import { tooManyReads } from '@/lib/http/read-limit.server';
import { type DeskRoute, deskRow } from './desk-route';

const QUARTER_HOUR = 900;

/** Who asks, where a row needs a curator: judged before. */
export function known(who: Who | null): Who {
  if (who === null) throw new Problem('unauthenticated', 'Nobody is signed in.');
  return who;
}

/** Counts one try at coming in, for its account where one is named and for the reader's address. */
export async function countSignIn(
  database: Database,
  { reader }: AnswerRequest,
  account: string | null,
): Promise<void> {
  const limits = [
    ...(account === null ? [] : [{ who: `sign-in as ${account}`, times: 10 }]),
    ...(reader == null ? [] : [{ who: `sign-in from ${reader}`, times: 30 }]),
  ].map((limit) => ({ ...limit, spanSeconds: QUARTER_HOUR }));
  const waitSeconds = await takeAttempt(database, limits);
  if (waitSeconds > 0) throw tooManyReads(waitSeconds);
}

/** A row that passes its body to one endpoint of the auth library, and to nothing else of it. */
export function libraryRow<Schema extends z.ZodType>(
  row: Pick<DeskRoute, 'method' | 'path' | 'id' | 'summary' | 'needs'> & { takes: Schema },
  endpoint: string,
  /** Whether the endpoint itself is a GET. */
  isRead = row.method === 'GET',
): DeskRoute {
  return deskRow({
    ...row,
    async act({ database, request, params, body }) {
      if (row.needs === 'anyone') await countSignIn(database, request, null);
      return askLibrary(
        database,
        request,
        endpoint,
        isRead ? null : { ...(body ?? {}), ...params },
      );
    },
  });
}
