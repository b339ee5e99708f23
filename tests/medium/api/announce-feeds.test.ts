import { text } from 'node:stream/consumers';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { makeAnnounceJob } from '@/lib/api/announce-feeds.server';
import { saveClips } from '@/lib/clips/save-clips.server';
import type { Database } from '@/lib/db/database';
import type { GuardedClient } from '@/lib/ingest/outside/guarded-client.server';
import { RESTING } from '@/lib/jobs/lease-job.server';
import { describeEachEngine } from '../../support/databases';
import { makeEntry } from '../../support/make-entry';
import { type OpenRooms, openRooms } from '../../support/open-rooms';
import { openClient, serveOutside } from '../../support/outside';

const origin = 'https://reel.example';
const FEEDS = ['rss', 'atom', 'json'].flatMap((kind) => [
  `${origin}/feed.${kind}`,
  `${origin}/feed.${kind}?lang=zh`,
]);
const once = { id: 1, kind: 'announce-feeds', key: 'all', attempts: 1 };
const never = new AbortController().signal;

describeEachEngine('a hub of WebSub', (open) => {
  let database: Database;
  let gallery: OpenRooms;
  let hub: Awaited<ReturnType<typeof serveOutside>>;
  let client: GuardedClient;
  /** What the hub was told, and what it says to that. */
  const told: URLSearchParams[] = [];
  let says = { status: 202, headers: {} as Record<string, string> };

  beforeAll(async () => {
    database = await open('seeded');
    gallery = openRooms(database);
    hub = await serveOutside((request, response) => {
      void text(request).then((form) => {
        told.push(new URLSearchParams(form));
        response.writeHead(says.status, says.headers).end('heard');
      });
    });
    client = openClient([hub.place]);
  });
  afterAll(async () => {
    await client.close();
    await hub[Symbol.asyncDispose]();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    told.length = 0;
    says = { status: 202, headers: {} };
  });

  const announceTo = () => {
    vi.stubEnv('PUBLIC_URL', origin);
    vi.stubEnv('WEBSUB_HUB', `${hub.address}/`);
    const { rooms } = gallery;
    return makeAnnounceJob({ rooms, client, hub: `${hub.address}/`, origin });
  };
  const urls = () => told.map((form) => form.get('hub.url'));
  const edit = (slug: string, title: string) =>
    database.write((writer) => {
      const at = '2024-03-30T00:00:00Z';
      const published = { on: '2024-03-30', at, certainty: 'exact', clock: 'printed' };
      return saveClips(
        writer,
        [makeEntry(slug, { title: { en: title, zh: title }, published })],
        1,
      );
    });

  it('is named by the feeds of the whole gallery, and by no other', async () => {
    announceTo();
    const named = (links: { rel?: string; href?: string }[] | undefined) =>
      links?.filter(({ rel }) => rel === 'hub').map(({ href }) => href);
    const hubs = async (search: string) => [
      named(parseRssFeed(await gallery.textOf(`/feed.rss${search}`)).atom?.links),
      named(parseAtomFeed(await gallery.textOf(`/feed.atom${search}`)).links),
      parseJsonFeed(await gallery.textOf(`/feed.json${search}`)).hubs?.map(({ url }) => url) ?? [],
    ];
    const it = [`${hub.address}/`];
    expect(await hubs('')).toEqual([it, it, it]);
    expect(await hubs('?lang=zh')).toEqual([it, it, it]);
    expect(await hubs('?source=artist')).toEqual([[], [], []]);
    for (const feed of FEEDS) {
      const { headers } = await gallery.ask(feed.replace(origin, ''));
      expect(headers.link).toBe(`<${hub.address}/>; rel="hub", <${feed}>; rel="self"`);
    }
  });

  it('is named nowhere where the operator has none', async () => {
    const bare = openRooms(database);
    for (const kind of ['rss', 'atom', 'json']) {
      const { headers } = await bare.ask(`/feed.${kind}`);
      expect(headers.link).toBeUndefined();
      expect(await bare.textOf(`/feed.${kind}`)).not.toMatch(/"?hubs?"/);
    }
  });

  it('is told of each feed once, and again when it reads otherwise', async () => {
    const job = announceTo();
    expect(await job.isWanted()).toBe(true);
    expect(await job.work(once, never)).toEqual({ dueAt: RESTING, error: null });
    expect(urls()).toEqual(FEEDS);
    expect([told[0]?.get('hub.mode'), told[0]?.get('hub.topic')]).toEqual(['publish', FEEDS[0]]);
    expect(await job.isWanted()).toBe(false);
    told.length = 0;
    // A change that no feed shows raises the version all the same.
    await database.write(async () => {});
    expect(await job.isWanted()).toBe(true);
    await job.work(once, never);
    expect([urls(), await job.isWanted()]).toEqual([[], false]);
    await edit('newest', 'First words');
    await job.work(once, never);
    expect(urls()).toEqual(FEEDS);
  });

  it('that fails is asked again later, for what is left', async () => {
    const job = announceTo();
    await edit('newest', 'Second words');
    says = { status: 503, headers: { 'retry-after': '3600' } };
    const before = Date.now();
    const end = await job.work(once, never);
    expect(end.error).toMatch(/is broken today \(503\)/);
    expect(end.dueAt - before).toBeGreaterThanOrEqual(3600_000);
    // Once: what is sent is not sent again at once.
    expect(told).toHaveLength(1);
    expect(await job.isWanted()).toBe(true);
    says = { status: 204, headers: {} };
    told.length = 0;
    expect((await job.work(once, never)).error).toBeNull();
    expect(urls()).toEqual(FEEDS);
  });
});
