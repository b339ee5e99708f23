import { expect, test } from 'vitest';
import { openBrowser } from '../support/open-browser';
import { expectWallOfApi, slowly } from '../support/read-wall';

const browser = openBrowser();

test('the palette finds a clip by its prompt, a page by its name, and searches the whole wall', async () => {
  const page = await browser.visit();
  await page.goto('/about');
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('dialog').getByRole('combobox');
  await field.waitFor();
  await page.keyboard.type('sleeping owner');
  await page.getByRole('option', { name: /Cat demanding breakfast/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/clips/cat-on-bed?q=*');
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('/');
  await field.waitFor();
  await page.keyboard.type('vocab');
  await page.getByRole('option', { name: 'Vocabulary' }).click();
  await page.waitForURL('**/vocabulary');
  await page.getByRole('button', { name: 'Search and go anywhere' }).click();
  await field.fill('neon');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/?q=neon');
  expect((await expectWallOfApi(page)).length).toBeGreaterThan(1);
});

test('in Chinese, on a phone, it finds by any part of a text, and keeps what was searched for', async () => {
  const page = await browser.visit({ viewport: { width: 360, height: 740 } });
  await page.goto('/zh');
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: '搜索与跳转' }).click();
  const field = page.getByRole('dialog').getByRole('combobox');
  await field.fill('东京');
  await page.getByRole('option', { name: /霓虹东京街头/ }).click();
  await page.waitForURL('**/zh/clips/tokyo-walk?q=*');
  await page.waitForLoadState('networkidle');
  await page.getByRole('button', { name: '搜索与跳转' }).click();
  await page.getByRole('option', { name: '东京', exact: true }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count(), slowly).toBe(0);
});

test('every shortcut of the sheet leaves whoever types alone', async () => {
  const page = await browser.visit();
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  const search = page.getByRole('searchbox');
  await search.focus();
  await page.keyboard.type('?/tsx');
  expect(await search.inputValue()).toBe('?/tsx');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  await search.evaluate((field) => field.blur());
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await page.keyboard.press('?');
  await expect.poll(() => page.getByRole('dialog').count(), slowly).toBe(0);
});
