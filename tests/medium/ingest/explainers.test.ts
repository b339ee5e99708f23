import { afterAll, beforeAll, expect, it } from 'vitest';
import { decide, undoDecision } from '@/lib/curation/decide.server';
import { listCandidates } from '@/lib/curation/inbox.server';
import type { Database } from '@/lib/db/database';
import { listExplainers } from '@/lib/explainers/list-explainers.server';
import { saveFeed } from '@/lib/ingest/crawl/feeds.server';
import { makeFeedJob } from '@/lib/ingest/crawl/run-feed.server';
import type { GuardedClient } from '@/lib/ingest/outside/guarded-client.server';
import { workDueJobs } from '@/lib/jobs/work-jobs.server';
import { describeEachEngine } from '../../support/databases';
import { openClient, serveOutside } from '../../support/outside';
import { exported, taken } from '../../support/records';

const FISH =
  'A petri dish with a bamboo forest growing within it that has tiny red pandas running around.';

/** A blog that writes about clips: by a link, by a prompt, by a title, and by nothing at all. */
const BLOG = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Blog</title><link>https://blog.example/</link><description/>
<item><title>What is wrong with the street</title><link>https://blog.example/street</link>
 <pubDate>Fri, 01 Mar 2024 00:00:00 GMT</pubDate>
 <content:encoded><![CDATA[<p>Look at <a href="https://cdn.openai.com/sora/videos/tokyo-walk.mp4?utm_source=x">this one</a>, of <a href="https://openai.com/sora">the page</a>.</p><blockquote>${FISH}</blockquote>]]></content:encoded></item>
<item><title>Nothing of ours</title><link>https://blog.example/none</link><description>“A cat”</description></item>
<item><title>No address</title><guid>x</guid></item>
</channel></rss>`;

/** A channel whose one entry is an explainer that the gallery has already. */
const channel = (video: string) => `<feed xmlns="http://www.w3.org/2005/Atom"
 xmlns:media="http://search.yahoo.com/mrss/"><title>C</title>
<entry><id>a</id><title>The making of “Red pandas in a petri dish”</title><link rel="alternate" href="https://www.youtube.com/watch?v=AAAAAAAAAAA"/>
 <published>2024-03-02T10:00:00Z</published><author><name>Shy Kids</name></author>
 <media:group><media:description>More at https://example.com/x.</media:description></media:group></entry>
<entry><id>b</id><title>Known</title><link rel="alternate" href="${video}"/><updated>2024-03-02T10:00:00Z</updated></entry></feed>`;

const hand = { curatorId: 'c1', name: 'Ada' };

describeEachEngine('explainers by feed', (open) => {
  let database: Database;
  let server: Awaited<ReturnType<typeof serveOutside>>;
  let client: GuardedClient;
  let seeded: Awaited<ReturnType<typeof listExplainers>>;
  beforeAll(async () => {
    database = await open('seeded');
    seeded = await listExplainers(database);
    const { items } = seeded;
    const known = items.find(({ url }) => url !== null)?.url ?? 'https://a.example';
    server = await serveOutside((request, response) => {
      response.end(request.url === '/blog' ? BLOG : channel(`${known}?utm_source=feed`));
    });
    client = openClient([server.place], { retries: 0 });
    for (const path of ['/blog', '/channel']) {
      await saveFeed(database, client.policy, {
        address: server.address + path,
        connector: null,
        gives: 'explainers',
        title: null,
        everyMinutes: 60,
      });
    }
    const jobs = { feed: makeFeedJob(database, client) };
    await workDueJobs(database, jobs, new AbortController().signal);
  });
  afterAll(async () => {
    await client.close();
    await server[Symbol.asyncDispose]();
  });

  const waiting = () => listCandidates(database, { status: 'waiting', kind: 'explainer' });

  it('wait in the inbox with the clips that they mention, and why', async () => {
    const found = new Map((await waiting()).map((one) => [one.title, one]));
    expect([...found.keys()].sort()).toEqual([
      'Nothing of ours',
      'The making of “Red pandas in a petri dish”',
      'What is wrong with the street',
    ]);
    const of = (title: string) => found.get(title)?.payload as { clips: object[]; kind: string };
    expect(of('What is wrong with the street').clips).toMatchObject([
      { slug: 'tokyo-walk', by: 'address' },
      { slug: 'petri-dish-pandas', by: 'prompt', words: FISH },
    ]);
    expect(of('Nothing of ours').clips).toEqual([]);
    expect(of('The making of “Red pandas in a petri dish”')).toMatchObject({
      kind: 'video',
      clips: [{ slug: 'petri-dish-pandas', by: 'title' }],
    });
    expect(found.get('What is wrong with the street')?.guessed).toEqual(['clips']);
    // Nothing of it is a fact yet.
    expect(await listExplainers(database)).toEqual(seeded);
  });

  it('become explainers about those clips when a curator approves, and are taken back', async () => {
    const [one] = (await waiting()).filter(({ title }) => title.includes('street'));
    if (one === undefined) throw new Error('There is no candidate.');
    const before = (await listExplainers(database)).items.length;
    expect(await decide(database, hand, [one.id], { action: 'approve' })).toMatchObject([
      { kind: 'explainer', key: 'what-is-wrong-with-the-street' },
    ]);
    const { items } = await listExplainers(database);
    expect(items.at(-1)).toMatchObject({
      title: 'What is wrong with the street',
      url: 'https://blog.example/street',
      publishedOn: '2024-03-01',
      clips: [{ slug: 'tokyo-walk' }, { slug: 'petri-dish-pandas' }],
    });
    await undoDecision(database, hand, [one.id]);
    expect((await listExplainers(database)).items).toHaveLength(before);
    await decide(database, hand, [one.id], { action: 'approve' });
    expect((await listExplainers(database)).items).toHaveLength(before + 1);
  });

  it('keep their clips through export and import', async () => {
    const text = await exported(database);
    expect(text).toContain('"clips":["tokyo-walk","petri-dish-pandas"]');
    const other = await open();
    await taken(other, text);
    expect(await exported(other)).toBe(text);
  });
});
