import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser } from '../support/open-browser';
import { readClipboard } from '../support/play-clip';
import { listFromApi, slowly } from '../support/read-wall';
import { runGallery } from '../support/serve-gallery';

const browser = openBrowser();

/** The slugs of the cards that are shown, in order. */
function shownSlugs(page: Page): Promise<string[]> {
  return page
    .locator('#wall > li:not([hidden]) > a')
    .evaluateAll((links) =>
      links.map(
        (link) => /([^/]+?)(\.zh)?\.html$/.exec((link as HTMLAnchorElement).href)?.[1] ?? '',
      ),
    );
}

const slugsOf = async (search: string) => (await listFromApi(search)).map(({ slug }) => slug);

describe('a snapshot, opened from a disk', () => {
  const parent = mkdtempSync(join(tmpdir(), 'promptreel-snapshot-'));
  const folder = join(parent, 'taken');
  const at = (page: string) => pathToFileURL(join(folder, page)).href;
  const take = (...more: string[]) => runGallery(inject('gallery'), ['snapshot', ...more]);

  beforeAll(async () => {
    await take(folder, '--clips');
  });
  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  test.each([
    '',
    '猫',
    '东京',
    'neon',
    '"waking up its sleeping owner"',
    'drone -snow',
    '猫 OpenAI',
  ])('finds what the gallery finds for %j', async (q) => {
    const page = await browser.visit();
    await page.goto(at('index.html'));
    await page.getByLabel('Search prompts and titles').fill(q);
    const right = await slugsOf(`q=${encodeURIComponent(q)}`);
    // A snapshot keeps the order it was taken in; the gallery puts the best match first.
    await expect.poll(async () => (await shownSlugs(page)).sort(), slowly).toEqual(right.sort());
    expect(right.length).toBeGreaterThan(0);
  });

  test('filters by source and date, and keeps that in its address and its other language', async () => {
    const page = await browser.visit();
    await page.goto(at('index.html'));
    expect(await shownSlugs(page)).toEqual(await slugsOf(''));
    await page.getByLabel('Source').selectOption('openai-tiktok');
    await page.getByLabel('From').fill('2024-03-01');
    const right = await slugsOf('source=openai-tiktok&since=2024-03-01');
    await expect.poll(() => shownSlugs(page), slowly).toEqual(right);
    await page.getByText(`${right.length} of 166 clips`).waitFor();
    await page.getByRole('link', { name: '中文' }).click();
    await page.waitForURL('**/index.zh.html#*');
    await expect.poll(() => shownSlugs(page), slowly).toEqual(right);
    await page.getByRole('searchbox').fill('没有这样的片段');
    await page.getByText('没有符合的片段').waitFor();
    await page.getByRole('button', { name: '全部清除' }).click();
    await expect.poll(async () => (await shownSlugs(page)).length, slowly).toBe(166);
  });

  test('has a page for each clip that plays, and copies its prompt', async () => {
    const page = await browser.visit();
    await page.goto(at('index.html'));
    await page.getByRole('link', { name: /Cat demanding breakfast/ }).click();
    await page.waitForURL('**/clips/cat-on-bed.html');
    const video = page.locator('video');
    await video.evaluate((element: HTMLVideoElement) => element.play());
    const time = () => video.evaluate((element: HTMLVideoElement) => element.currentTime);
    await expect.poll(time, slowly).toBeGreaterThan(0.1);
    await page.context().grantPermissions(['clipboard-read']);
    await page.getByRole('button', { name: 'Copy' }).first().click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await readClipboard(page)).toBe(await page.locator('blockquote').first().textContent());
  });

  test('is whole without scripts', async () => {
    const page = await browser.visit({ javaScriptEnabled: false });
    await page.goto(at('index.zh.html'));
    expect(await page.locator('#wall > li').count()).toBe(166);
    expect(await page.locator('#filters').isVisible()).toBe(false);
    await page.locator('#wall a').nth(20).click();
    await page.locator('h1').waitFor();
    expect(await page.locator('dl').textContent()).toContain('来源');
  });

  test('holds the clips of its query only, and replaces only what is a snapshot', async () => {
    await take(folder, 'source=artist');
    const record = JSON.parse(readFileSync(join(folder, 'snapshot.json'), 'utf8'));
    expect(record).toMatchObject({ query: 'source=artist', clips: 8 });
    const page = await browser.visit();
    await page.goto(at('index.html'));
    expect(await shownSlugs(page)).toEqual(await slugsOf('source=artist'));
    writeFileSync(join(parent, 'mine.txt'), 'mine');
    await expect(take(parent)).rejects.toThrow('neither empty nor a snapshot');
    await expect(take(join(parent, 'none'), 'q=xylophonist')).rejects.toThrow('No clip fits');
    await expect(take(join(parent, 'none'), 'sorce=artist')).rejects.toThrow('source');
  });
});
