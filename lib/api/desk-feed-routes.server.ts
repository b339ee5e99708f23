import 'server-only';
import { z } from 'zod';
import { Problem } from '@/lib/http/problem';
import { CONNECTORS } from '@/lib/ingest/connectors/read-place.server';
import { listFeeds, removeFeed, saveFeed, setFeed } from '@/lib/ingest/crawl/feeds.server';
import { runFeedNow } from '@/lib/ingest/crawl/run-feed-now.server';
import { getGuardedClient } from '@/lib/ingest/outside/get-guarded-client.server';
import { OutsideFault } from '@/lib/ingest/outside/outside-fault';
import { PlaceFault } from '@/lib/ingest/place-fault';
import { refreshFromSource } from '@/lib/ingest/refresh-from-source.server';
import { closedJson } from './desk-json.server';
import { type DeskRoute, deskRow } from './desk-route';

const keeping = { role: 'editor', scope: 'inbox:write' } as const;
const address = z.string().trim().min(1).max(4_096);
/** What of a place on this machine is read is for the terminal alone. */
const OUTSIDE = CONNECTORS.filter((kind) => kind !== 'folder' && kind !== 'zip');
const connector = z.string().refine((kind) => OUTSIDE.includes(kind), OUTSIDE.join(', '));

/** A reading by hand is waited for so long; a longer one goes on, and the list tells of it. */
const WAIT_MS = 20_000;

/** What outside was refused or could not be had is the curator's to know, in its own words. */
async function telling<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof OutsideFault || thrown instanceof PlaceFault)) throw thrown;
    throw new Problem('bad_request', thrown.message, { cause: thrown });
  }
}

/** What is collected from and how often, and a clip's source asked again. */
export const deskFeedRoutes: readonly DeskRoute[] = [
  deskRow({
    method: 'GET',
    path: '/api/v1/desk/feeds',
    id: 'listFeeds',
    summary: 'Every feed: its last run, what it found, how it fails; broken ones first',
    needs: { role: 'editor', scope: 'desk:read' },
    takes: z.strictObject({}),
    act: async ({ database }) => closedJson({ items: await listFeeds(database) }),
  }),
  deskRow({
    method: 'PUT',
    path: '/api/v1/desk/feeds',
    id: 'saveFeed',
    summary: 'Put an address on the schedule, or change how it stands there; it is due at once',
    needs: keeping,
    takes: z.strictObject({
      address,
      connector: connector.nullable().default(null),
      gives: z.enum(['clips', 'explainers']).default('clips'),
      title: z.string().trim().max(300).nullable().default(null),
      everyMinutes: z
        .int()
        .min(5)
        .max(60 * 24 * 366)
        .default(1440),
    }),
    async act({ database, body }) {
      await telling(() => saveFeed(database, getGuardedClient().policy, body));
      return closedJson({ items: await listFeeds(database) });
    },
  }),
  deskRow({
    method: 'POST',
    path: '/api/v1/desk/feeds/act',
    id: 'changeFeed',
    summary: 'Rest a feed, wake it, read it now, or take it off the schedule',
    needs: keeping,
    takes: z.strictObject({ address, action: z.enum(['rest', 'wake', 'run', 'remove']) }),
    async act({ database, body: { address: feed, action } }) {
      const isDone =
        action === 'remove'
          ? await removeFeed(database, feed)
          : action === 'run'
            ? await runFeedNow(database, getGuardedClient(), feed, WAIT_MS)
            : await setFeed(database, feed, action === 'wake');
      if (!isDone) {
        const why = action === 'run' ? ', or it rests or is being read' : '';
        throw new Problem('not_found', `There is no feed ${feed}${why}.`);
      }
      return closedJson({ items: await listFeeds(database) });
    },
  }),
  deskRow({
    method: 'POST',
    path: '/api/v1/desk/clips/{slug}/refresh',
    id: 'refreshClip',
    summary: 'Ask a clip’s source again: what it says otherwise waits in the inbox',
    needs: keeping,
    takes: z.strictObject({ address: address.nullable().default(null) }),
    async act({ database, body, params: { slug = '' } }) {
      const asked = { slug, address: body.address };
      return closedJson(
        await telling(() => refreshFromSource(database, getGuardedClient(), asked)),
      );
    },
  }),
];
