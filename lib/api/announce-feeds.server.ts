import 'server-only';
import { writeRows } from '@/lib/clips/bulk-write.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import type { Database } from '@/lib/db/database';
import { weakEtag } from '@/lib/http/etag.server';
import { LOCALES } from '@/lib/i18n/locales';
import { restAfter } from '@/lib/ingest/crawl/run-feed.server';
import type { GuardedClient } from '@/lib/ingest/outside/guarded-client.server';
import { OutsideFault } from '@/lib/ingest/outside/outside-fault';
import { RESTING } from '@/lib/jobs/lease-job.server';
import type { StandingJob } from '@/lib/jobs/stand-by.server';
import type { JobEnd } from '@/lib/jobs/work-jobs.server';
import { FEED_KINDS, feedPath } from '@/lib/publish/output-paths';
import { answer } from './answer.server';
import type { Rooms } from './api-route';

const STAMP = 'websub';
/** What changes within so long is told at once. */
const SETTLE_MS = 10_000;
/** The first rest after a hub failed to answer, doubled each time. */
const REST_MINUTES = 1;

/** What a hub was told last: at which version, and the state of each feed by its address. */
interface Told {
  hub: string;
  version: number;
  feeds: Record<string, string>;
}

/** Whom to tell of which feeds. */
export interface Announcing {
  rooms: Rooms;
  client: GuardedClient;
  hub: string;
  /** The address of the gallery, as its feeds write it. */
  origin: string;
  /** Is told, as a line, when the hub did not take it. */
  told?: (line: string) => void;
}

async function readTold(database: Database, hub: string): Promise<Told> {
  const rows = await database.rows<{ value: string }>('SELECT value FROM stamp WHERE name = ?', [
    STAMP,
  ]);
  const told = rows[0] && (JSON.parse(rows[0].value) as Told);
  return told?.hub === hub ? told : { hub, version: -1, feeds: {} };
}

async function writeTold(database: Database, told: Told): Promise<void> {
  const row = { name: STAMP, value: JSON.stringify(told), at: Date.now() };
  await database.writeAside((writer) => writeRows(writer, 'stamp', [row], ['name']));
}

/** The feeds of the whole gallery in every format and language: those that name the hub. */
function listFeeds(): string[] {
  const everything = parseApiQuery(new URLSearchParams());
  return FEED_KINDS.flatMap((kind) => LOCALES.map((locale) => feedPath(kind, everything, locale)));
}

/** What a feed reads as now, in short: without its way on, whose cursor names the catalogue's version. */
async function readState(rooms: Rooms, path: string, origin: string): Promise<string> {
  const asked = { method: 'GET', url: new URL(path, origin), headers: new Headers() };
  const { status, body } = await answer(asked, rooms);
  if (status !== 200) throw new Error(`${path} answered ${status}.`);
  const text = await new Response(body as BodyInit | null).text();
  return weakEtag(text.replace(/\bcursor=[\w-]+/g, ''));
}

/**
 * Tells a WebSub hub of every feed that reads otherwise than when it was last told, once the catalogue
 * has changed: `hub.mode=publish` with the feed's address, as hubs understand it since PubSubHubbub.
 * One that fails is asked again later each time, for what is left.
 */
export function makeAnnounceJob({ rooms, client, hub, origin, told }: Announcing): StandingJob {
  const announce = async (signal: AbortSignal): Promise<void> => {
    const database = await rooms.database();
    const version = await database.version();
    const state = await readTold(database, hub);
    for (const path of listFeeds()) {
      const feed = origin + path;
      const now = await readState(rooms, path, origin);
      if (now === state.feeds[feed]) continue;
      // `hub.topic` is what some hubs read in its place.
      const form = { 'hub.mode': 'publish', 'hub.url': feed, 'hub.topic': feed };
      await client.post(hub, { form: new URLSearchParams(form), signal });
      state.feeds[feed] = now;
      await writeTold(database, state);
    }
    await writeTold(database, { ...state, version });
  };
  return {
    kind: 'announce-feeds',
    settleMs: SETTLE_MS,
    async isWanted() {
      const database = await rooms.database();
      return (await readTold(database, hub)).version !== (await database.version());
    },
    async work({ attempts }, signal): Promise<JobEnd> {
      try {
        await announce(signal);
        return { dueAt: RESTING, error: null };
      } catch (thrown) {
        if (signal.aborted || !(thrown instanceof OutsideFault)) throw thrown;
        const dueAt = Date.now() + restAfter(attempts - 1, REST_MINUTES, thrown.retryAfterSeconds);
        const next = new Date(dueAt).toISOString().slice(0, 16);
        told?.(`The hub was not told of the feeds: ${thrown.message} Again ${next}Z.`);
        return { dueAt, error: thrown.message };
      }
    },
  };
}
