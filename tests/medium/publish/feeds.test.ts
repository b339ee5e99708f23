import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import { beforeAll, describe, expect, test } from 'vitest';
import { errorReply } from '@/lib/api/write-openapi.server';
import type { ClipPage } from '@/lib/clips/contracts.server';
import { saveClips } from '@/lib/clips/save-clips.server';
import type { Database } from '@/lib/db/database';
import { describeEachEngine } from '../../support/databases';
import { makeEntry } from '../../support/make-entry';
import { type OpenRooms, openRooms, readText } from '../../support/open-rooms';

/** An entry as each format tells of it, in one shape. */
interface Told {
  id: string | undefined;
  link: string | undefined;
  date: string | undefined;
  file: { url: string; length: number } | undefined;
  html: string | undefined;
}

interface ReadFeed {
  entries: Told[];
  links: Record<string, string | undefined>;
}

/** Each format by its path, and how to read it. */
const FORMATS: Record<string, (text: string) => ReadFeed> = {
  '/feed.rss': (text) => {
    const feed = parseRssFeed(text);
    return {
      links: byRel(feed.atom?.links),
      entries: (feed.items ?? []).map((item) => ({
        id: item.guid?.value,
        link: item.link,
        date: item.pubDate,
        file: item.enclosures?.map(({ url = '', length = 0 }) => ({ url, length }))[0],
        html: item.content?.encoded,
      })),
    };
  },
  '/feed.atom': (text) => {
    const feed = parseAtomFeed(text);
    return {
      links: byRel(feed.links),
      entries: (feed.entries ?? []).map((entry) => {
        const file = entry.links?.find(({ rel }) => rel === 'enclosure');
        return {
          id: entry.id,
          link: byRel(entry.links).alternate,
          date: entry.published,
          file: file && { url: file.href ?? '', length: file.length ?? 0 },
          html: entry.content?.value,
        };
      }),
    };
  },
  '/feed.json': (text) => {
    const feed = parseJsonFeed(text);
    return {
      links: { self: feed.feed_url, next: feed.next_url, alternate: feed.home_page_url },
      entries: (feed.items ?? []).map((item) => ({
        id: item.id,
        link: item.url,
        date: item.date_published,
        file: item.attachments?.map((one) => ({
          url: one.url ?? '',
          length: one.size_in_bytes ?? 0,
        }))[0],
        html: item.content_html,
      })),
    };
  },
};

function byRel(links: { rel?: string; href?: string }[] | undefined) {
  return Object.fromEntries((links ?? []).map(({ rel = '', href }) => [rel, href]));
}

describeEachEngine('feeds', (open) => {
  let database: Database;
  let gallery: OpenRooms;

  beforeAll(async () => {
    database = await open('seeded');
    gallery = openRooms(database);
  });

  const ask = async (path: string, headers: Record<string, string> = {}, method = 'GET') => {
    const answered = await gallery.ask(path, { method, headers });
    return { ...answered, text: await readText(answered) };
  };

  const slugOf = ({ link }: Told) => link?.split('/').at(-1);

  describe.each(Object.entries(FORMATS))('%s', (path, read) => {
    test.each([
      '?',
      '?q=猫&limit=3',
      '?source=artist&sort=oldest&limit=5',
      '?since=2024-02-17&zone=Asia/Shanghai&limit=31',
    ])('walks %s to its end by its own links, as the API does', async (search) => {
      const told: Told[] = [];
      let at: string | undefined = path + search;
      while (at !== undefined) {
        const feed = read((await ask(at)).text);
        expect(feed.links.self).toMatch(/^http:\/\/gallery\.test\/feed\./);
        told.push(...feed.entries);
        at = feed.links.next;
      }
      const slugs: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const page: ClipPage = JSON.parse((await ask(`/api/v1/clips${search}${more}`)).text);
        slugs.push(...page.items.map(({ slug }) => slug));
        cursor = page.nextCursor;
      }
      expect(told.map(slugOf)).toEqual(slugs);
      expect(slugs.length).toBeGreaterThan(6);
      expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
    });

    test('dates a clip by its publication, an undated one not at all', async () => {
      const undated = read((await ask(`${path}?hasDate=false`)).text).entries;
      expect(undated).toHaveLength(4);
      expect(undated.map(({ date }) => date)).toEqual([undefined, undefined, undefined, undefined]);
      const dated = read((await ask(`${path}?hasDate=true&limit=200`)).text).entries;
      expect(dated).toHaveLength(162);
      for (const { date } of dated) {
        expect(new Date(date ?? '').toISOString()).toMatch(/^2024-0[1-4]/);
      }
      // The launch clips went up at this instant, which is the 16th in Beijing.
      const launch = read((await ask(`${path}?q=%22stylish%20woman%22`)).text).entries[0];
      expect(new Date(launch?.date ?? '').toISOString()).toBe('2024-02-15T18:14:03.000Z');
    });

    test('gives the stored file with its true length, and says that it is a stand-in', async () => {
      const { entries } = read((await ask(`${path}?limit=200`)).text);
      const rows = await database.rows<{ hash: string; size_bytes: number }>(
        "SELECT hash, size_bytes FROM rendition WHERE kind = 'stand-in'",
      );
      const sizes = new Map(rows.map(({ hash, size_bytes }) => [hash, size_bytes]));
      for (const { file, html } of entries) {
        const hash = /\/media\/([0-9a-f]{64})\.mp4$/.exec(file?.url ?? '')?.[1] ?? '';
        expect(file?.length).toBe(sizes.get(hash));
        expect(html).toContain('Stand-in: a loop drawn by this project, not the clip');
      }
    });

    test('gives the prompt in both languages and says which wording is a translation', async () => {
      const { entries } = read((await ask(`${path}?q=%22stylish%20woman%22&limit=1`)).text);
      expect(entries[0]?.html).toContain('A stylish woman walks down a Tokyo street');
      expect(entries[0]?.html).toMatch(/lang="zh-Hans">[^<]*东京/);
      expect(entries[0]?.html).toMatch(/translated by this project|as the seed document/);
    });

    test('speaks Chinese where asked, and links to Chinese pages', async () => {
      const feed = read((await ask(`${path}?lang=zh&limit=1`)).text);
      expect(feed.entries[0]?.link).toMatch(/^http:\/\/gallery\.test\/zh\/clips\//);
      expect(feed.entries[0]?.html).toContain('替身：本项目绘制');
      expect(feed.links.next).toContain('lang=zh');
    });

    test('is unchanged for whoever has it, and a HEAD is its head', async () => {
      const first = await ask(`${path}?limit=3`);
      const etag = first.headers.etag ?? '';
      expect(etag).toMatch(/^W\/"/);
      expect((await ask(`${path}?limit=3`, { 'if-none-match': etag })).status).toBe(304);
      const head = await ask(`${path}?limit=3`, {}, 'HEAD');
      expect(head.body).toBeNull();
      expect(head.headers['content-length']).toBe(first.headers['content-length']);
      const made = gallery.kept.counts.made;
      await ask(`${path}?sort=newest&limit=3`, { 'accept-encoding': 'gzip' });
      expect(gallery.kept.counts.made).toBe(made);
      const zipped = await ask(`${path}?limit=3`, { 'accept-encoding': 'gzip' });
      expect(zipped.headers['content-encoding']).toBe('gzip');
      const version = await database.version();
      await database.write(() => Promise.resolve());
      expect(await database.version()).toBeGreaterThan(version);
      expect((await ask(`${path}?limit=3`, { 'if-none-match': etag })).status).toBe(304);
    });

    test('is another for another host', async () => {
      const at = async (origin: string) =>
        read(await gallery.textOf(`${path}?limit=1`, { origin }));
      const [one, other] = [await at('http://one.test'), await at('https://other.test')];
      expect(one.links.self).toMatch(/^http:\/\/one\.test\//);
      expect(other.links.self).toMatch(/^https:\/\/other\.test\//);
      expect(other.entries[0]?.id).toBe(one.entries[0]?.id);
    });

    test.each([
      ['?sorce=artist', 400, 'unknown_parameter', { nearest: 'source' }],
      ['?lnag=zh', 400, 'unknown_parameter', { nearest: 'lang' }],
      ['?lang=fr', 400, 'invalid_parameter', { parameters: [{ parameter: 'lang' }] }],
      ['?limit=0', 400, 'invalid_parameter', {}],
      ['?cursor=nonsense', 400, 'cursor_invalid', null],
    ])('refuses %s in the manner of the API', async (search, status, code, detail) => {
      const refused = await ask(path + search);
      expect(refused.status).toBe(status);
      const { error } = errorReply.parse(JSON.parse(refused.text));
      expect(error.code).toBe(code);
      if (detail !== null) expect(error.detail).toMatchObject(detail);
    });

    test('of nothing is a feed', async () => {
      const { status, text } = await ask(`${path}?source=nobody`);
      expect(status).toBe(200);
      expect(read(text).entries).toEqual([]);
    });

    test('holds whatever a prompt may hold', async () => {
      const text = 'a ]]> b <script>alert(1)</script> & "c" \u0000\u0008\u001f\ufffe 😀 \ud800 end';
      const prompt = [{ texts: [{ language: 'en', text, origin: 'original' }] }];
      // One for each format: what is hidden stays hidden when it is saved again.
      const slug = `odd-${path.split('.').at(-1)}`;
      const title = { en: 'Odd <i>&amp;</i> ]]>', zh: '怪' };
      // PostgreSQL's text holds no U+0000.
      const held = JSON.parse(JSON.stringify(prompt).replaceAll('\\u0000', ''));
      held[0].texts[0].text = held[0].texts[0].text.toWellFormed();
      await database.write((writer) =>
        saveClips(writer, [makeEntry(slug, { prompt: held, title })], 1_700_000_000_000),
      );
      const { entries } = read((await ask(`${path}?q=alert`)).text);
      expect(entries.map(slugOf)).toEqual([slug]);
      expect(entries[0]?.html).toContain('a ]]&gt; b &lt;script&gt;alert(1)&lt;/script&gt; &amp;');
      expect(entries[0]?.html).toContain('😀');
      expect(entries[0]?.html).not.toMatch(/<script/);
      await database.write((writer) =>
        writer.run("UPDATE clip SET status = 'hidden' WHERE slug = ?", [slug]),
      );
    });
  });
});
