import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClipPage } from '@/lib/clips/contracts.server';
import { describeEachEngine } from '../../support/databases';
import { hasReader, readByFeedparser, readByNewsboat } from '../../support/feed-readers';
import { openFront, type TestFront } from '../../support/open-front';

const QUERIES = [
  '?limit=200',
  '?q=cat&sort=oldest',
  '?source=artist&source=researcher-x&lang=zh',
  '?hasDate=false',
];
const installed = { newsboat: hasReader('newsboat'), feedparser: hasReader('feedparser') };

describeEachEngine('feeds in readers that others wrote', (open, { engine }) => {
  let front: TestFront;
  let origin: string;

  beforeAll(async () => {
    const database = await open('seeded');
    front = await openFront(database);
    origin = `http://localhost:${front.port}`;
  });
  afterAll(() => front.stop(0));

  const listed = async (search: string) => {
    const { text } = await front.ask(`/api/v1/clips${search.replace('&lang=zh', '')}`);
    return (JSON.parse(text) as ClipPage).items;
  };
  const slugOf = (link: string) => link.split('/').at(-1);
  const kinds = engine === 'sqlite' ? ['rss', 'atom'] : ['rss'];

  describe.skipIf(!installed.feedparser).each(kinds)('feedparser, .%s (python3)', (kind) => {
    test.each(QUERIES)('understands %s without a fault', async (search) => {
      const feed = await readByFeedparser(`${origin}/feed.${kind}${search}`);
      expect(feed.fault).toBe('');
      expect(feed.bozo).toBe(0);
      expect(feed.version).toBe(kind === 'rss' ? 'rss20' : 'atom10');
      const items = await listed(search);
      expect(feed.entries.map(({ link }) => slugOf(link))).toEqual(items.map(({ slug }) => slug));
      expect(feed.thumbnails).toBe(items.length);
      expect(feed.links.find(({ rel }) => rel === 'self')?.href).toContain(`/feed.${kind}?`);
      for (const [at, { id, title, published, enclosure, content }] of feed.entries.entries()) {
        const item = items[at];
        expect(id).toMatch(/^urn:uuid:/);
        expect(title).toBe(item?.titles[search.includes('zh') ? 'zh' : 'en']);
        expect(published === null).toBe(item?.publishedOn === null);
        if (item?.publishedAt)
          expect(published).toBe(Math.floor(Date.parse(item.publishedAt) / 1000));
        expect(enclosure).toMatchObject({ type: 'video/mp4' });
        expect(enclosure?.length).toBeGreaterThan(1000);
        for (const { text } of item?.prompt[0]?.texts ?? []) {
          expect(plain(content)).toContain(text.slice(0, 40).replace(/\s+/g, ' ').trim());
        }
      }
    });

    test('is told that nothing changed', async () => {
      const { etag } = await readByFeedparser(`${origin}/feed.${kind}`);
      const again = await readByFeedparser(`${origin}/feed.${kind}`, etag ?? '');
      expect(again.status).toBe(304);
    });
  });

  describe.skipIf(!installed.newsboat).each(kinds)('newsboat, .%s', (kind) => {
    test.each(QUERIES)('understands %s without a remark', async (search) => {
      const { entries, said } = await readByNewsboat(`${origin}/feed.${kind}${search}`);
      expect(said).toBe('');
      const items = await listed(search);
      const links = new Set(items.map(({ slug }) => slug));
      expect(new Set(entries.map(({ link }) => slugOf(link)))).toEqual(links);
      expect(entries.length).toBe(items.length);
      for (const { link, published, enclosure } of entries) {
        expect(link.startsWith(`${origin}/`)).toBe(true);
        expect(enclosure?.type).toBe('video/mp4');
        const item = items.find(({ slug }) => slug === slugOf(link));
        if (item?.publishedAt)
          expect(published).toBe(Math.floor(Date.parse(item.publishedAt) / 1000));
      }
    });
  });
});

function plain(html: string): string {
  return html
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}
