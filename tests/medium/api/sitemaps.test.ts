import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { JSDOM } from 'jsdom';
import { beforeAll, expect, test } from 'vitest';
import { saveClips } from '@/lib/clips/save-clips.server';
import type { Database } from '@/lib/db/database';
import { describeEachEngine } from '../../support/databases';
import { makeEntry } from '../../support/make-entry';
import {
  type OpenRooms,
  openRooms,
  TEST_ORIGIN as origin,
  readText,
} from '../../support/open-rooms';

const app = fileURLToPath(new URL('../../../app/[locale]', import.meta.url));

/** Clips have sitemaps of their own; the rest are failures, a reader's own lists and letters, the desk. */
const NOT_FOR_ALL = [
  'clips',
  'fault',
  'favourites',
  'list',
  'offline',
  'report',
  'studio',
  'suggest',
];

describeEachEngine('the sitemaps', (open) => {
  let database: Database;
  let gallery: OpenRooms;

  beforeAll(async () => {
    database = await open('seeded');
    gallery = openRooms(database);
  });

  const ask = async (path: string, method = 'GET') => {
    const answered = await gallery.ask(path, { method });
    return { ...answered, text: await readText(answered) };
  };

  /** The page at a path as XML; refuses what is not well-formed. */
  const read = async (path: string) =>
    new JSDOM((await ask(path)).text, { contentType: 'application/xml' }).window.document;

  const texts = (document: Document, name: string) =>
    [...document.getElementsByTagName(name)].map(({ textContent }) => textContent ?? '');

  test('are named by robots.txt and by their index', async () => {
    const robots = await ask('/robots.txt');
    expect(robots.text).toContain(`\nSitemap: ${origin}/sitemap.xml\n`);
    expect(robots.text).toContain('User-agent: *\nAllow: /\n');
    expect(texts(await read('/sitemap.xml'), 'loc')).toEqual([
      `${origin}/sitemaps/pages.xml`,
      `${origin}/sitemaps/clips-1.xml`,
    ]);
  });

  test('hold every public clip in both languages, each naming the other', async () => {
    const document = await read('/sitemaps/clips-1.xml');
    const addresses = texts(document, 'loc');
    const rows = await database.rows<{ slug: string }>('SELECT slug FROM clip');
    const expected = rows.flatMap(({ slug }) => [
      `${origin}/clips/${slug}`,
      `${origin}/zh/clips/${slug}`,
    ]);
    expect(addresses.toSorted()).toEqual(expected.toSorted());
    expect(addresses).toHaveLength(332);
    for (const url of document.getElementsByTagName('url')) {
      const links = [...url.getElementsByTagName('xhtml:link')];
      expect(links.map((link) => link.getAttribute('hreflang'))).toEqual([
        'en',
        'zh-Hans',
        'x-default',
      ]);
      expect(links.map((link) => link.getAttribute('href'))).toContain(
        url.getElementsByTagName('loc')[0]?.textContent,
      );
    }
  });

  test('tell of each clip’s picture, words and player, and of nothing that is not known', async () => {
    const { text } = await ask('/sitemaps/clips-1.xml');
    const document = await read('/sitemaps/clips-1.xml');
    expect(texts(document, 'video:thumbnail_loc')).toHaveLength(332);
    for (const words of texts(document, 'video:description')) {
      expect(words.length).toBeGreaterThan(0);
      expect(words.length).toBeLessThanOrEqual(2048);
    }
    expect(texts(document, 'video:player_loc')).toContain(`${origin}/embed/tokyo-walk?language=zh`);
    const known = await database.rows('SELECT 1 FROM clip WHERE duration_ms IS NOT NULL');
    expect(texts(document, 'video:duration')).toHaveLength(known.length * 2);
    // No stand-in is given as the clip.
    const films = texts(document, 'video:content_loc');
    expect(films.filter((film) => film.startsWith(origin))).toEqual([]);
    expect(text).not.toMatch(/null|undefined|NaN/);
  });

  test('hold every page and every source beside the clips', async () => {
    const addresses = texts(await read('/sitemaps/pages.xml'), 'loc');
    expect(addresses).toContain(`${origin}/`);
    expect(addresses).toContain(`${origin}/zh`);
    expect(addresses).toContain(`${origin}/zh/about`);
    expect(addresses).toContain(`${origin}/?source=openai-tiktok`);
    expect(addresses).toContain(`${origin}/collections/document-section-3`);
    expect(new Set(addresses).size).toBe(addresses.length);
    // A page that is added to the house is added here, too: itself, or one below it.
    const folders = readdirSync(app, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !NOT_FOR_ALL.includes(entry.name))
      .map(({ name }) => name);
    expect(folders.length).toBeGreaterThan(5);
    for (const folder of folders) {
      const own = addresses.filter((one) => one.startsWith(`${origin}/${folder}`));
      expect(own.length, folder).toBeGreaterThan(0);
    }
  });

  test('are answered to a HEAD without being written', async () => {
    const head = await ask('/sitemaps/clips-1.xml', 'HEAD');
    expect(head.status).toBe(200);
    expect(head.text).toBe('');
  });

  test.each([
    '/sitemaps/clips-2.xml',
    '/sitemaps/clips-0.xml',
    '/sitemaps/clips-01.xml',
    '/sitemaps/x',
  ])('%s is none', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  test('are split by the clips’ numbers, and escape what a title may hold', async () => {
    const title = { en: 'A <b> & "c"\u0007', zh: '甲 ]]> 乙' };
    await database.write(async (writer) => {
      await saveClips(writer, [makeEntry('far-away', { title })], Date.now());
      await writer.run(`UPDATE clip SET id = 25001 WHERE slug = 'far-away'`);
    });
    expect(texts(await read('/sitemap.xml'), 'loc').slice(1)).toEqual([
      `${origin}/sitemaps/clips-1.xml`,
      `${origin}/sitemaps/clips-3.xml`,
    ]);
    const third = await read('/sitemaps/clips-3.xml');
    expect(texts(third, 'loc')).toEqual([
      `${origin}/clips/far-away`,
      `${origin}/zh/clips/far-away`,
    ]);
    // Without a picture the video extension has nothing to say.
    expect(texts(third, 'video:video')).toEqual([]);
  });
});
