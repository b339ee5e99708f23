import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { localePath } from '@/lib/i18n/locales';
import { ask, askApi } from '../support/ask-gallery';
import { openBrowser } from '../support/open-browser';
import { slowly } from '../support/read-wall';

const browser = openBrowser();
const { origin } = inject('gallery');
const LABEL = 'AI-generated 由 AI 生成';

describe.each(['en', 'zh'] as const)('without scripts (%s)', (language) => {
  test('an address of no clip is a page that says so, in its language', async () => {
    const page = await browser.visit({ javaScriptEnabled: false, faults: [/^answer: 404/] });
    const reply = await page.goto(localePath(language, '/clips/nowhere?q=cat'));
    expect(reply?.status()).toBe(404);
    const tag = { en: 'en', zh: 'zh-Hans' }[language];
    expect(await page.locator('html').getAttribute('lang')).toBe(tag);
    const heading = { en: 'Nothing is filed under this address', zh: '这个地址下没有存档' };
    await page.getByRole('heading', { name: heading[language] }).waitFor();
    await page.getByRole('main').getByRole('link').click();
    expect(new URL(page.url()).pathname).toBe({ en: '/', zh: '/zh' }[language]);
  });

  test('a clip’s page tells programs what it is, and where else it stands', async () => {
    const page = await browser.visit({ javaScriptEnabled: false });
    await page.goto(localePath(language, '/clips/cat-on-bed?q=cat'));
    const data = JSON.parse(
      (await page.locator('script[type="application/ld+json"]').textContent()) ?? '',
    );
    // Its original is stored here: that, and not the stand-in, is the clip.
    expect(data).toMatchObject({
      '@type': 'VideoObject',
      inLanguage: { en: 'en', zh: 'zh-Hans' }[language],
    });
    const film = await fetch(data.contentUrl, { method: 'HEAD' });
    expect(film.headers.get('content-type')).toBe('video/mp4');
    expect((await fetch(data.embedUrl)).status).toBe(200);
    const links = await page
      .locator('head link[rel="alternate"][hreflang]')
      .evaluateAll((all) =>
        all.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]),
      );
    expect(links).toEqual([
      ['en', '/clips/cat-on-bed'],
      ['zh-Hans', '/zh/clips/cat-on-bed'],
      ['x-default', '/clips/cat-on-bed'],
    ]);
    const canonical = page.locator('head link[rel="canonical"]');
    expect(await canonical.getAttribute('href')).toBe(localePath(language, '/clips/cat-on-bed'));
    const oembed = page.locator('head link[type="application/json+oembed"]');
    const reply = await fetch((await oembed.getAttribute('href')) ?? '');
    expect(await reply.json()).toMatchObject({ type: 'video', title: data.name });
    // Drawn when its original came in: its poster with the words of this language.
    const said = (name: string) =>
      page.locator(`head meta[property="og:image${name}"]`).getAttribute('content');
    const picture = await fetch((await said('')) ?? '');
    const { headers } = picture;
    expect(headers.get('content-type')).toBe('image/jpeg');
    expect(headers.get('cache-control')).toContain('immutable');
    expect([await said(':width'), await said(':height')]).toEqual(['1200', '630']);
    const { clip } = await askApi<{ clip: ClipDetail }>('/clips/cat-on-bed');
    const drawn = clip.renditions.find(({ kind }) => kind === `share-${language}`);
    expect(new URL(picture.url).pathname).toBe(drawn?.url);
    // Of a clip of the seed this gallery has drawn none: its poster is shown.
    await page.goto(localePath(language, '/clips/big-sur'));
    expect((await fetch((await said('')) ?? '')).headers.get('content-type')).toBe('image/webp');
  });
});

test('the whole wall is shown elsewhere by a picture of itself, another by its first clip', async () => {
  const read = async (path: string) => {
    const html = await (await ask(path, { headers: { 'accept-language': 'en' } })).text();
    const address = /<meta property="og:image" content="([^"]*)"/.exec(html)?.[1] ?? '';
    return (await fetch(address)).headers.get('content-type');
  };
  expect(await read('/')).toBe('image/jpeg');
  expect(await read('/?source=openai-tiktok')).toBe('image/webp');
});

test('only walls of everything and of one source are for search engines', async () => {
  const read = async (path: string) => {
    const html = await (await ask(path, { headers: { 'accept-language': 'en' } })).text();
    return {
      isIndexed: !/<meta name="robots" content="noindex/.test(html),
      canonical: /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1],
    };
  };
  expect(await read('/')).toEqual({ isIndexed: true, canonical: '/' });
  expect(await read('/?sort=oldest')).toEqual({ isIndexed: true, canonical: '/' });
  const source = '/?source=openai-tiktok';
  expect(await read(source)).toEqual({ isIndexed: true, canonical: source });
  for (const path of [
    '/?q=cat',
    '/?source=artist%2Copenai-tiktok',
    '/?source=nobody',
    '/?hasDate=true',
  ]) {
    const reply = await ask(path);
    const followed = reply.headers.get('location') ?? path;
    expect(await read(followed), path).toEqual({ isIndexed: false, canonical: undefined });
  }
});

describe('in a frame of another site', () => {
  // A real server: a page that a test makes up counts as the open web's, which may not reach here.
  const elsewhere = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').searchParams.get('shows') ?? '';
    const size = 'width="640" height="432"';
    response.setHeader('content-type', 'text/html');
    response.end(`<link rel="icon" href="data:,"><iframe src="${origin}${path}" ${size}></iframe>`);
  });
  beforeAll(() => new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done)));
  afterAll(() => {
    elsewhere.closeAllConnections();
    elsewhere.close();
  });

  /** A page of another origin that shows an address of ours. */
  async function visitFraming(path: string) {
    const page = await browser.visit();
    const { port } = elsewhere.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/?${new URLSearchParams({ shows: path })}`);
    return { page, frame: page.frameLocator('iframe') };
  }

  test('a clip plays with its labels and its credit, and leads back', async () => {
    const { page, frame } = await visitFraming(
      '/embed/artist-golden-record?language=zh&theme=light',
    );
    await frame.getByText(LABEL).waitFor();
    await frame.getByText('替身，由本项目绘制').waitFor();
    await frame.getByText('Paul Trillo').waitFor();
    const root = frame.locator('html');
    expect(await root.getAttribute('lang')).toBe('zh-Hans');
    expect(await root.getAttribute('data-theme')).toBe('light');
    const video = frame.locator('video');
    await video.evaluate((element: HTMLVideoElement) => element.play());
    const time = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
    await expect.poll(time, slowly).toBeGreaterThan(0.2);
    const opened = page.waitForEvent('popup');
    await frame.getByRole('link', { name: /^在 Promptreel 打开/ }).click();
    const other = await opened;
    await other.waitForURL('**/zh/clips/artist-golden-record');
    await other.close();
  });

  test('it starts by itself only in silence, and without controls by its one button', async () => {
    const { frame } = await visitFraming(
      '/embed/artist-golden-record?autoplay=1&controls=0&loop=1',
    );
    const video = frame.locator('video');
    await expect
      .poll(() => video.evaluate((one: HTMLVideoElement) => !one.paused), slowly)
      .toBe(true);
    const state = await video.evaluate(({ muted, loop, controls }: HTMLVideoElement) => ({
      muted,
      loop,
      controls,
    }));
    expect(state).toEqual({ muted: true, loop: true, controls: false });
    await frame.getByRole('button', { name: 'Play' }).press('Enter');
    await expect
      .poll(() => video.evaluate((one: HTMLVideoElement) => one.paused), slowly)
      .toBe(true);
  });

  test('a wall of a query shows its clips and leads to the whole', async () => {
    const { frame } = await visitFraming('/embed?source=artist&utm_source=x');
    await frame.getByText(LABEL).waitFor();
    expect(await frame.locator('article').count()).toBe(8);
    const link = frame.getByRole('link', { name: 'Open this wall on Promptreel' }).last();
    expect(await link.getAttribute('href')).toBe('/?source=artist');
  });

  test('nothing but an embed may be framed', async () => {
    for (const [path, ancestors] of [
      ['/embed/cat-on-bed', '*'],
      ['/embed?q=cat', '*'],
      ['/embed/nowhere', '*'],
      ['/clips/cat-on-bed', "'none'"],
      ['/embedded', "'none'"],
    ]) {
      const policy = (await ask(path ?? '')).headers.get('content-security-policy');
      expect(policy, path).toContain(`frame-ancestors ${ancestors}`);
    }
  });
});

test('the share group gives the link and the embed by the keyboard, in both languages', async () => {
  for (const [language, open] of [
    ['en', 'Share'],
    ['zh', '分享'],
  ] as const) {
    const page = await browser.visit();
    await page.goto(localePath(language, '/clips/cat-on-bed'));
    const summary = page.locator('summary', { hasText: open });
    await summary.focus();
    await page.keyboard.press('Enter');
    const link = page.locator('details[open] input[readonly]');
    await expect
      .poll(() => link.inputValue())
      .toBe(origin + localePath(language, '/clips/cat-on-bed'));
    const html = await page.locator('details[open] textarea').inputValue();
    const search = language === 'en' ? '' : '?language=zh';
    expect(html).toContain(`src="${origin}/embed/cat-on-bed${search}"`);
    expect(html).toContain(LABEL);
  }
});
