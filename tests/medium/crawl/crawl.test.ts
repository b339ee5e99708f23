import { afterAll, beforeAll, expect, it } from 'vitest';
import { listClips } from '@/lib/clips/list-clips.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { refreshClips } from '@/lib/clips/refresh-clips.server';
import type { Database, Writer } from '@/lib/db/database';
import { checkLink, makeLinksJob } from '@/lib/ingest/crawl/check-links.server';
import { listFeeds, removeFeed, saveFeed, setFeed } from '@/lib/ingest/crawl/feeds.server';
import { type FeedRun, makeFeedJob, restAfter } from '@/lib/ingest/crawl/run-feed.server';
import type { GuardedClient } from '@/lib/ingest/outside/guarded-client.server';
import { workDueJobs } from '@/lib/jobs/work-jobs.server';
import { countGoneLinks } from '@/lib/provenance/link-states.server';
import { describeEachEngine } from '../../support/databases';
import { openClient, serveOutside } from '../../support/outside';
import { seedDatabase } from '../../support/seed-database';

const stop = new AbortController().signal;

/** A feed of so many posts, with an ETag by their number. */
const feedOf = (count: number) =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Posts',
    items: Array.from({ length: count }, (_, at) => ({
      id: `p${at}`,
      url: `https://posts.example/${at}`,
      title: `Post ${at}`,
    })),
  });

describeEachEngine('crawling', (open) => {
  let database: Database;
  let server: Awaited<ReturnType<typeof serveOutside>>;
  let client: GuardedClient;
  let posts = 2;
  let status = 200;
  beforeAll(async () => {
    database = await open();
    server = await serveOutside((request, response) => {
      if (request.url?.startsWith('/gone')) return void response.writeHead(410).end();
      if (request.url?.startsWith('/closed')) return void response.writeHead(403).end();
      if (request.url?.startsWith('/no-head') && request.method === 'HEAD') {
        return void response.writeHead(405).end();
      }
      if (!request.url?.startsWith('/feed')) return void response.end('here');
      if (status !== 200) return void response.writeHead(status, { 'retry-after': '7200' }).end();
      const etag = `"${posts}"`;
      const isKnown = request.headers['if-none-match'] === etag;
      response.writeHead(isKnown ? 304 : 200, { etag }).end(isKnown ? undefined : feedOf(posts));
    });
    client = openClient([server.place], { retries: 0 });
  });
  afterAll(async () => {
    await client.close();
    await server[Symbol.asyncDispose]();
  });

  async function crawl(): Promise<FeedRun[]> {
    const runs: FeedRun[] = [];
    const jobs = { feed: makeFeedJob(database, client, (run) => runs.push(run)) };
    await workDueJobs(database, jobs, stop);
    return runs;
  }
  const address = () => `${server.address}/feed`;
  const again = () => setFeed(database, address(), true);

  it('puts what is new into the inbox, once, and says when it comes again', async () => {
    await saveFeed(database, client.policy, {
      address: address(),
      connector: null,
      title: null,
      everyMinutes: 60,
    });
    expect(await crawl()).toMatchObject([{ collected: { found: 2, fresh: 2 }, error: null }]);
    expect(await crawl()).toEqual([]);
    posts = 3;
    await again();
    expect(await crawl()).toMatchObject([{ collected: { found: 3, fresh: 1 } }]);
    const [feed] = await listFeeds(database);
    expect(feed).toMatchObject({ found: 3, fresh: 1, failures: 0, error: null });
    const stored = await database.prisma.feed.findFirst();
    expect(stored?.etag).toBe('"3"');
    expect(Number(feed?.nextRunAt)).toBeGreaterThan(Date.now() + 50 * 60_000);
  });

  it('asks for nothing again where nothing changed', async () => {
    await again();
    expect(await crawl()).toMatchObject([{ isUnchanged: true, error: null }]);
    expect(await database.prisma.candidate.count()).toBe(3);
  });

  it('rests a broken feed longer each time, as long as it asks for at least', async () => {
    status = 503;
    await again();
    const [first] = await crawl();
    expect(first?.error).toContain('(503)');
    expect(first?.nextRunAt).toBeGreaterThan(Date.now() + 7_000_000);
    status = 200;
    await again();
    expect(await crawl()).toMatchObject([{ error: null }]);
    expect((await listFeeds(database))[0]).toMatchObject({ failures: 0, error: null });
    const rests = [1, 2, 3, 40].map((failures) => restAfter(failures, 60, null) / 3_600_000);
    expect(rests).toEqual([2, 4, 8, 168]);
  });

  it('looks for what has gone for good a week later, and shows a mistake of our own as that feed’s', async () => {
    status = 410;
    await again();
    const [gone] = await crawl();
    expect(gone?.nextRunAt).toBeGreaterThan(Date.now() + 6 * 86_400_000);
    status = 200;
    await again();
    const mistaken = { ask: () => Promise.reject(new TypeError('of ours')) };
    const job = makeFeedJob(database, mistaken as unknown as GuardedClient);
    expect(await workDueJobs(database, { feed: job }, stop)).toBe(1);
    expect((await listFeeds(database))[0]).toMatchObject({
      failures: 1,
      error: 'It could not be read: TypeError: of ours',
    });
  });

  it('leaves a feed that rests or is gone alone', async () => {
    await setFeed(database, address(), false);
    expect(await crawl()).toEqual([]);
    await again();
    expect(await removeFeed(database, address())).toBe(true);
    expect(await removeFeed(database, address())).toBe(false);
    expect(await crawl()).toEqual([]);
    expect(await database.prisma.candidate.count()).toBe(3);
  });

  it('takes no feed that the guarded client would not ask', async () => {
    const entry = { connector: null, title: null, everyMinutes: 60 };
    await expect(
      saveFeed(database, client.policy, { ...entry, address: 'http://192.168.0.1/feed' }),
    ).rejects.toMatchObject({ reason: 'private' });
    expect(await listFeeds(database)).toEqual([]);
  });

  it.each([
    ['/here', 'answers'],
    ['/no-head', 'answers'],
    ['/gone', 'gone'],
    ['/closed', 'refused'],
  ])('finds that %s %s', async (path, state) => {
    expect(await checkLink(client, `${server.address}${path}`, stop)).toMatchObject({ state });
  });

  it('keeps since when a place is gone, and raises the version when that shows', async () => {
    await seedDatabase(database);
    const gone = `${server.address}/gone.mp4`;
    await changeAll(async (writer) => {
      await writer.run('UPDATE clip SET page_url = NULL, media_url = NULL');
      await writer.run('UPDATE appearance SET url = NULL');
      await writer.run("UPDATE clip SET media_url = ? WHERE slug = 'tokyo-walk'", [gone]);
      await writer.run("UPDATE clip SET media_url = ? WHERE slug = 'big-sur'", [
        `${server.address}/here.mp4`,
      ]);
    });
    const version = await database.version();
    const job = { id: 1, kind: 'links', key: 'all', attempts: 1 };
    await makeLinksJob(database, client)(job, stop);
    expect(await database.version()).toBe(version + 1);
    const state = await database.prisma.linkState.findUnique({ where: { address: gone } });
    expect(state).toMatchObject({ state: 'gone', status: 410 });
    expect(await slugsOf('link=gone')).toEqual(['tokyo-walk']);
    expect(await slugsOf('link=answers')).toEqual(['big-sur']);
    expect(await slugsOf('link=-unknown')).toHaveLength(2);
    const { goneClips, addresses } = await countGoneLinks(database);
    expect([goneClips, addresses.gone, addresses.answers]).toEqual([1, 1, 1]);
    await database.writeAside((writer) => writer.run('UPDATE link_state SET checked_at = 0'));
    await makeLinksJob(database, client)(job, stop);
    const later = await database.prisma.linkState.findUnique({ where: { address: gone } });
    expect(later?.since).toBe(state?.since);
    expect(later?.checkedAt).not.toBe(0n);
    expect(await database.version()).toBe(version + 1);
    // A clip that is written anew keeps what its addresses said.
    await changeAll((writer) => writer.run('UPDATE clip SET link = NULL'));
    expect(await slugsOf('link=gone')).toEqual(['tokyo-walk']);
  });

  /** Changes rows of clips, and makes everything anew that hangs on them. */
  function changeAll(change: (writer: Writer) => Promise<unknown>): Promise<void> {
    return database.write(async (writer) => {
      const rows = await writer.rows<{ id: number }>('SELECT id FROM clip');
      const ids = rows.map(({ id }) => id);
      await refreshClips(writer, ids, async () => {
        await change(writer);
        return ids;
      });
    });
  }

  async function slugsOf(written: string): Promise<string[]> {
    const query = parseApiQuery(new URLSearchParams(written));
    const { items } = await listClips(database, query);
    return items.map(({ slug }) => slug);
  }
});
