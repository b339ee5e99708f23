import { expect, test } from 'vitest';
import { SHELF_KEY } from '@/components/shelf/shelf-key';
import { openBrowser } from '../support/open-browser';
import { readClipboard } from '../support/play-clip';
import { slowly } from '../support/read-wall';

const browser = openBrowser();

test('a clip is kept by a key, put on a list, and the list is shared and kept by another', async () => {
  const page = await browser.visit({ permissions: ['clipboard-read', 'clipboard-write'] });
  const other = await page.context().newPage();
  await other.goto('/favourites');
  await page.goto('/clips/tokyo-walk');
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('s');
  const heart = page.getByRole('button', { name: /^Keep “Tokyo Walk/ });
  await expect.poll(() => heart.getAttribute('aria-pressed'), slowly).toBe('true');
  // The other tab knows at once.
  await other.getByRole('link', { name: /^Tokyo Walk/ }).waitFor();

  await page.getByRole('button', { name: 'Lists' }).click();
  await page.getByRole('textbox', { name: 'Name of the new list' }).fill('Rain');
  await page.keyboard.press('Enter');
  await page.goto('/clips/cat-on-bed');
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Lists' }).click();
  await page.getByRole('checkbox', { name: 'Rain' }).check();

  await other.getByRole('region', { name: 'Rain' }).getByRole('link').nth(1).waitFor();
  await other.bringToFront();
  await other.getByRole('region', { name: 'Rain' }).getByText('Copy a link').click();
  await expect.poll(() => readClipboard(other), slowly).toContain('/list?clips=');
  const link = await readClipboard(other);
  expect(new URL(link).search).toBe('?clips=cat-on-bed,tokyo-walk&name=Rain');

  const stranger = await browser.visit();
  await stranger.goto(link);
  expect(await stranger.getByRole('heading', { level: 1 }).textContent()).toBe('Rain');
  const titles = stranger.locator('main article h2 a');
  expect(await titles.allTextContents()).toEqual([
    'Cat demanding breakfast',
    expect.stringMatching(/^Tokyo Walk/),
  ]);
  await stranger.waitForLoadState('networkidle');
  await stranger.getByRole('button', { name: 'Keep this list' }).click();
  await stranger.waitForFunction((key) => localStorage.getItem(key) !== null, SHELF_KEY);
  await stranger.goto('/favourites');
  await stranger.getByRole('region', { name: 'Rain' }).getByRole('link').nth(1).waitFor();
});

test('a search is kept under a name and opens again', async () => {
  const page = await browser.visit();
  await page.goto('/?q=neon');
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: 'Save this search' }).click();
  await page.getByRole('textbox', { name: 'Name of the search' }).fill('Signs');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Saved as “Signs”' }).click();
  await page.waitForURL('**/favourites');
  await page.getByRole('link', { name: 'Signs' }).click();
  await page.waitForURL('**/?q=neon');
});

test('without scripts a shared list is whole, its strangers named, and no control is dead', async () => {
  const page = await browser.visit({ javaScriptEnabled: false });
  await page.goto('/zh/list?clips=cat-on-bed,no-such-clip&name=%E9%9B%A8');
  expect(await page.locator('main article h2').count()).toBe(1);
  await page.getByText('这里没有片段“no-such-clip”。').waitFor();
  for (const button of await page.getByRole('button').all()) {
    expect(await button.isVisible(), (await button.textContent()) ?? '').toBe(false);
  }
  await page.goto('/favourites');
  await page.getByText(/scripts are off/).waitFor();
});

test('a poster is drawn as a picture that can be saved', async () => {
  const page = await browser.visit();
  await page.goto('/zh/clips/cat-on-bed');
  await page.waitForLoadState('networkidle');
  await page.locator('summary', { hasText: '分享' }).click();
  await page.getByRole('button', { name: '二维码海报' }).click();
  const picture = page.getByRole('dialog', { name: '海报' }).getByRole('img');
  await picture.waitFor();
  const size = await picture.evaluate((one: HTMLImageElement) => [
    one.naturalWidth,
    one.naturalHeight > one.naturalWidth,
  ]);
  expect(size).toEqual([1080, true]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '存为 PNG' }).click();
  expect((await download).suggestedFilename()).toBe('cat-on-bed.png');
});
