import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '@/lib/db/open-database.server';
import { askApi } from '../support/ask-gallery';
import { openBrowser } from '../support/open-browser';
import { type OwnGallery, openOwnGallery } from '../support/own-gallery';
import { shownWords, slowly } from '../support/read-wall';

const browser = openBrowser();
let gallery: OwnGallery;

// No seeded recording has an address: here one is found.
beforeAll(async () => {
  gallery = await openOwnGallery({
    async prepare({ databaseUrl }) {
      const database = await openDatabase(databaseUrl);
      const sql = 'UPDATE explainer SET url = ? WHERE slug = ?';
      const values = ['https://www.youtube.com/watch?v=HK6y8DAPN_0', 'motie-sora-demo'];
      await database.write((writer) => writer.run(sql, values));
      await database.close();
    },
  });
});
afterAll(() => gallery?.close());

interface Explainer {
  slug: string;
  title: string;
  kind: string;
  url: string | null;
}

/** The page shows those entries that the API gives for the same query, and no other. */
async function expectEntriesOfApi(page: Page, query: string) {
  const { items } = await askApi<{ items: Explainer[] }>(`/explainers?${query}`);
  expect(items.length).toBeGreaterThan(0);
  const shown = () => page.locator('main li[id]').evaluateAll((rows) => rows.map(({ id }) => id));
  await expect
    .poll(async () => (await shown()).sort(), slowly)
    .toEqual(items.map(({ slug }) => slug).sort());
}

describe('the explainers', () => {
  test('all of them stand there, by kind; one without an address says so', async () => {
    const { items } = await askApi<{ items: Explainer[] }>('/explainers');
    expect(items.length).toBe(110);
    const page = await browser.visit();
    await page.goto('/explainers');
    expect(await page.locator('main li[id]').count()).toBe(110);
    for (const { slug, title, url } of items) {
      const row = page.locator(`main li[id="${slug}"]`);
      expect(await shownWords(row.getByRole('heading'))).toContain(title);
      if (url === null) expect(await shownWords(row)).toContain('no address known');
      else expect(await row.getByRole('link').first().getAttribute('href')).toBe(url);
    }
    const papers = items.filter(({ kind }) => kind === 'paper').length;
    const filters = page.getByRole('navigation', { name: 'Filters' });
    await filters.getByRole('link', { name: /^Papers/ }).click();
    await page.waitForURL('**/explainers?kind=paper');
    await expect.poll(() => page.locator('main li[id]').count(), slowly).toBe(papers);
    await filters.getByRole('link', { name: /^2022/ }).click();
    await page.waitForURL('**/explainers?kind=paper&published=2022');
    await expectEntriesOfApi(page, 'kind=paper&published=2022');
  });

  test('a clip’s page names what was written about it and leads to that under filters, without scripts too', async () => {
    const page = await browser.visit({ javaScriptEnabled: false });
    await page.goto('/clips/artist-air-head');
    const rail = page.locator('section', {
      has: page.getByRole('heading', { name: 'Written about it' }),
    });
    expect(await shownWords(rail)).toContain('Creative Professionals Tried Out OpenAI’s Sora');
    await rail.getByRole('link', { name: /^Articles/ }).click();
    expect(new URL(page.url()).search).toBe('?kind=article&clip=artist-air-head');
    await expectEntriesOfApi(page, 'kind=article&clip=artist-air-head');
    const filters = page.getByRole('navigation', { name: 'Filters' });
    await filters.getByRole('link', { name: /^PetaPixel/ }).click();
    await expectEntriesOfApi(page, 'kind=article&publisher=PetaPixel&clip=artist-air-head');
    await page.goto('/clips/tokyo-walk');
    expect(await shownWords(rail)).toContain('About its whole batch');
    await page.goto('/clips/bubble-dragon');
    expect(await shownWords(page.getByRole('main'))).toContain('No article, paper or video');
    await page.goto('/explainers?kind=nonsense&fbclid=1&clip=artist-air-head');
    expect(new URL(page.url()).search).toBe('?clip=artist-air-head');
  });

  test('a recording plays in place after a click, from the host without cookies, and nothing before', async () => {
    const page = await browser.visit({ origin: gallery.origin });
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const { hostname } = new URL(request.url());
      if (hostname !== 'localhost') elsewhere.push(hostname);
    });
    await page.goto('/explainers?kind=video');
    await page.waitForLoadState('networkidle');
    expect(elsewhere).toEqual([]);
    expect(await page.locator('iframe').count()).toBe(0);
    await page.getByRole('button', { name: /^Play here/ }).click();
    const frame = page.locator('iframe');
    const address = new URL((await frame.getAttribute('src')) ?? '');
    expect(address.origin).toBe('https://www.youtube-nocookie.com');
    expect(address.pathname).toBe('/embed/HK6y8DAPN_0');
    expect(await frame.getAttribute('title')).not.toBe('');
    await expect
      .poll(() => new Set(elsewhere), slowly)
      .toEqual(new Set(['www.youtube-nocookie.com']));
  });
});
