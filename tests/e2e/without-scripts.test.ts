import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBrowser } from '../support/open-browser';
import {
  cardSlugs,
  countLine,
  expectWallOfApi,
  listFromApi,
  shownWords,
  slowly,
} from '../support/read-wall';

const browser = openBrowser();

/** A visitor whose browser runs no scripts. */
async function visit(address: string): Promise<Page> {
  const page = await browser.visit({ javaScriptEnabled: false });
  await page.goto(address);
  return page;
}

describe('without JavaScript', () => {
  test('filters are links and a GET form', async () => {
    const page = await visit('/');
    const filters = page.getByRole('complementary', { name: 'Filters' });
    await filters
      .getByRole('link', { name: /OpenAI on TikTok/ })
      .first()
      .click();
    expect(new URL(page.url()).search).toBe('?source=openai-tiktok');
    const ofSource = await expectWallOfApi(page);

    await filters.getByLabel('From', { exact: true }).fill('2024-03-01');
    await filters.getByLabel('To', { exact: true }).fill('2024-03-31');
    await filters.getByLabel('Days in').selectOption('UTC');
    await filters.getByRole('button', { name: 'Apply' }).first().click();
    const { searchParams } = new URL(page.url());
    expect(Object.fromEntries(searchParams)).toEqual({
      source: 'openai-tiktok',
      since: '2024-03-01',
      until: '2024-03-31',
      zone: 'UTC',
    });
    const inMarch = await expectWallOfApi(page);
    expect(inMarch.length).toBeGreaterThan(0);
    expect(inMarch.length).toBeLessThan(ofSource.length);

    await page.getByRole('searchbox').fill('猫');
    await page.getByRole('searchbox').press('Enter');
    expect(new URL(page.url()).searchParams.get('q')).toBe('猫');
    expect(new URL(page.url()).searchParams.get('source')).toBe('openai-tiktok');
    await expectWallOfApi(page);
  });

  test('a search lights what it found', async () => {
    const page = await visit('/zh?q=%E7%8C%AB');
    const lit = await page.locator('article mark').allInnerTexts();
    expect(lit.length).toBeGreaterThan(0);
    expect(new Set(lit)).toEqual(new Set(['猫']));
  });

  test('the link at the end leads on through every clip', async () => {
    const page = await visit('/');
    const seen = await cardSlugs(page);
    for (let step = 0; step < 3; step += 1) {
      await page.getByRole('link', { name: 'More clips' }).click();
      seen.push(...(await cardSlugs(page)));
    }
    expect(await page.getByRole('link', { name: 'More clips' }).count()).toBe(0);
    expect(seen).toEqual((await listFromApi('')).map(({ slug }) => slug));
    expect(await countLine(page)).toBe(166);
    await page.getByRole('link', { name: 'From the first clip' }).click();
    expect(await cardSlugs(page)).toEqual(seen.slice(0, 48));
  });

  test('a clip opens, has its prompt and its record, and plays by the browser’s controls', async () => {
    const page = await visit('/?q=%22waking+up+its+sleeping+owner%22');
    await page.locator('article h2 a').first().click();
    expect(new URL(page.url()).pathname).toBe('/clips/cat-on-bed');
    const video = page.locator('video');
    expect(await video.getAttribute('controls')).not.toBeNull();
    expect(await video.getAttribute('preload')).toBe('none');
    expect(await video.getAttribute('src')).toMatch(/^\/media\/[0-9a-f]{64}\.mp4$/);
    const words = await shownWords(page.getByRole('main'));
    expect(words).toContain('A cat waking up its sleeping owner demanding breakfast.');
    expect(words).toContain('Where it appeared');
    // What needs a script is not shown.
    expect(await page.getByRole('button', { name: /^Copy/ }).count()).toBe(0);

    // The controls are the browser's own: the space bar on the focused picture presses play.
    await video.focus();
    await page.keyboard.press('Space');
    const time = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
    await expect.poll(time, slowly).toBeGreaterThan(0.2);
  });

  test('the filters open as a sheet on a phone', async () => {
    const page = await browser.visit({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
    });
    await page.goto('/');
    const filters = page.getByRole('complementary', { name: 'Filters' });
    expect(await filters.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Filters' }).click();
    await filters.waitFor({ state: 'visible' });
    await filters
      .getByRole('link', { name: /OpenAI on TikTok/ })
      .first()
      .click();
    expect(new URL(page.url()).search).toBe('?source=openai-tiktok');
  });

  test('the language is changed by a link that keeps the place', async () => {
    const page = await visit('/?q=neon');
    await page.getByRole('link', { name: '中文' }).first().click();
    expect(page.url()).toMatch(/\/zh\?q=neon$/);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
  });
});
