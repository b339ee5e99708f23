import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { ClipPage } from '@/lib/clips/contracts.server';
import { askApi } from '../support/ask-gallery';
import { openBrowser } from '../support/open-browser';
import { readCsv } from '../support/read-csv';
import { slowly } from '../support/read-wall';

const browser = openBrowser();

/** The feeds that a page announces, by their type. */
async function announced(page: Page): Promise<Record<string, string>> {
  const links = await page
    .locator('head link[rel="alternate"][type]')
    .evaluateAll((all) => all.map((one) => [one.getAttribute('type'), one.getAttribute('href')]));
  return Object.fromEntries(links);
}

async function listed(search: string): Promise<string[]> {
  const { items } = await askApi<ClipPage>(`/clips?${search}&limit=200`);
  return items.map(({ slug }) => slug);
}

describe('a wall, elsewhere', () => {
  test('announces the feeds of what it shows, and follows the filters', async () => {
    const page = await browser.visit();
    await page.goto('/');
    expect(await announced(page)).toEqual({
      'application/rss+xml': '/feed.rss',
      'application/atom+xml': '/feed.atom',
      'application/feed+json': '/feed.json',
    });
    const filters = page.getByRole('complementary', { name: 'Filters' });
    await filters
      .getByRole('link', { name: /Sam Altman on X/ })
      .first()
      .click();
    await page.waitForURL('**/?source=altman-x');
    await expect
      .poll(async () => (await announced(page))['application/rss+xml'], slowly)
      .toBe('/feed.rss?source=altman-x');
    const feed = await page.request.get('/feed.json?source=altman-x');
    const { items } = await feed.json();
    const slugs = items.map(({ url }: { url: string }) => url.split('/').at(-1));
    expect(slugs).toEqual(await listed('source=altman-x'));
  });

  test('is taken along in Chinese and without scripts, by the keyboard', async () => {
    const page = await browser.visit({ javaScriptEnabled: false, acceptDownloads: true });
    await page.goto('/zh?q=%E7%8C%AB&sort=oldest');
    const rss = (await announced(page))['application/rss+xml'];
    expect(rss).toBe('/feed.rss?q=%E7%8C%AB&sort=oldest&lang=zh');
    const button = page.getByRole('button', { name: '订阅与导出' });
    await button.focus();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('region', { name: '把这些片段带走' });
    await expect.poll(() => sheet.isVisible(), slowly).toBe(true);
    const coming = page.waitForEvent('download');
    await sheet.getByRole('link', { name: 'CSV' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe('promptreel-猫-oldest-first.csv');
    const rows = readCsv(readFileSync(await download.path(), 'utf8'));
    const slugs = rows.slice(1).map(([slug]) => slug);
    expect(slugs).toEqual(await listed('q=%E7%8C%AB&sort=oldest'));
    await page.keyboard.press('Escape');
    await expect.poll(() => sheet.isVisible(), slowly).toBe(false);
  });
});
