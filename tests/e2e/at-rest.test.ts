import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { SHELF_KEY } from '@/components/shelf/shelf-key';
import { openBrowser } from '../support/open-browser';
import { readClipboard } from '../support/play-clip';
import { slowly } from '../support/read-wall';

const browser = openBrowser();

/** Whether React has taken over what the server sent. */
const isAwake = (page: Page) =>
  page.evaluate(() =>
    Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react')),
  );

/** The scripts that ran from files; those fetched ahead did not. */
const scriptsRun = (page: Page) =>
  page.evaluate(
    () =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => (entry as PerformanceResourceTiming).initiatorType === 'script').length,
  );

/** Holds back every script file of a page until it is let go. */
async function holdScripts(page: Page): Promise<() => void> {
  const gate = Promise.withResolvers<void>();
  await page.route('**/_next/static/**/*.js', async (route) => {
    await gate.promise;
    await route.continue();
  });
  return gate.resolve;
}

test.each(['/', '/zh/clips/tokyo-walk', '/vocabulary'])(
  'no script of %s runs before the first move, and all do after it',
  async (address) => {
    const page = await browser.visit();
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    expect([await isAwake(page), await scriptsRun(page)]).toEqual([false, 0]);
    await page.mouse.move(300, 300);
    await expect.poll(() => isAwake(page), slowly).toBe(true);
    expect(await scriptsRun(page)).toBeGreaterThan(0);
  },
);

test('what is pressed before the scripts have come is done when they have', async () => {
  const page = await browser.visit({ permissions: ['clipboard-read', 'clipboard-write'] });
  const release = await holdScripts(page);
  await page.goto('/clips/tokyo-walk');
  const copy = page.locator('[aria-keyshortcuts="c"]').first();
  await copy.click();
  expect(await isAwake(page)).toBe(false);
  release();
  await expect.poll(() => readClipboard(page), slowly).toContain('stylish woman');
});

test('a small dialog opens where it belongs although its button was quicker than the scripts', async () => {
  const page = await browser.visit();
  const release = await holdScripts(page);
  await page.goto('/?q=cat');
  await page.getByRole('button', { name: 'Save this search' }).click();
  release();
  const name = page.getByRole('textbox', { name: 'Name of the search' });
  await name.waitFor();
  await name.fill('Cats');
  await name.press('Enter');
  await page.getByRole('link', { name: 'Saved as “Cats”' }).waitFor();
});

test('a key that was pressed too early opens what it opens', async () => {
  const page = await browser.visit();
  const release = await holdScripts(page);
  await page.goto('/timeline');
  await page.keyboard.press('/');
  release();
  await page.locator('dialog[open] input').waitFor();
});

test('a card’s own key works before the wall has its code', async () => {
  const page = await browser.visit({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto('/?source=official-page&q=cat');
  await page.locator('article h2 a').first().focus();
  await page.keyboard.press('c');
  await expect.poll(() => readClipboard(page), slowly).toContain('sleeping owner');
});

test('where scripts cannot be had links, fields and boxes work by themselves', async () => {
  const page = await browser.visit({ faults: [/_next|ERR_FAILED/] });
  await page.route('**/_next/static/**/*.js', (route) => route.abort());
  await page.goto('/clips/tokyo-walk');
  await page.mouse.move(300, 300);
  // Pressed while the scripts are still asked for: held, and let go when they do not come.
  const chinese = page.getByRole('radio', { name: '中文' });
  await chinese.click();
  await expect.poll(() => chinese.isChecked(), slowly).toBe(true);
  await page.getByRole('link', { name: 'Promptreel, all clips' }).click();
  await page.waitForURL(/\/$/);
  await page.getByRole('heading', { level: 1 }).waitFor();
});

test('whoever has choices of their own here, or comes to a place, does not wait for a move', async () => {
  const page = await browser.visit();
  await page.goto('/timeline');
  await page.evaluate((key) => localStorage.setItem(key, '{}'), SHELF_KEY);
  await page.reload();
  await expect.poll(() => isAwake(page), slowly).toBe(true);
  await page.evaluate(() => localStorage.clear());
  await page.goto('/timeline#content');
  await page.reload();
  await expect.poll(() => isAwake(page), slowly).toBe(true);
  await page.goto('/favourites');
  await expect.poll(() => isAwake(page), slowly).toBe(true);
});

test('only the first page of a visit rests', async () => {
  const page = await browser.visit();
  await page.goto('/about');
  await page.waitForLoadState('networkidle');
  expect(await isAwake(page)).toBe(false);
  await page.evaluate(() => document.querySelector<HTMLElement>('a[href="/timeline"]')?.click());
  await page.waitForURL('**/timeline');
  await expect.poll(() => isAwake(page), slowly).toBe(true);
});
