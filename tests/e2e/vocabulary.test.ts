import { describe, expect, test } from 'vitest';
import { askApi } from '../support/ask-gallery';
import { openBrowser } from '../support/open-browser';
import { slowly } from '../support/read-wall';

const browser = openBrowser();

describe('the vocabulary', () => {
  test('leads from a word to its clips, and from a prompt’s word to its page', async () => {
    const { items } = await askApi<{ items: { key: string; count: number }[] }>('/terms');
    const neon = items.find(({ key }) => key === 'neon')?.count ?? 0;
    expect(neon).toBeGreaterThan(1);
    const page = await browser.visit();
    await page.goto('/vocabulary');
    await page.getByRole('link', { name: /^neon: \d+ clips$/ }).click();
    await expect.poll(() => new URL(page.url()).search, slowly).toBe('?term=neon');
    await expect.poll(() => page.locator('main article').count(), slowly).toBe(neon);

    await page.goto('/clips/tokyo-walk');
    await page.getByRole('link', { name: 'neon', exact: true }).first().click();
    await expect.poll(() => new URL(page.url()).pathname, slowly).toBe('/vocabulary/neon');
    await expect.poll(() => page.locator('main article article').count(), slowly).toBe(neon);
  });

  test('reads in Chinese, and without scripts', async () => {
    const page = await browser.visit({ javaScriptEnabled: false });
    await page.goto('/zh/vocabulary');
    const link = page.getByRole('link', { name: '霓虹', exact: true });
    expect(await link.getAttribute('href')).toBe('/zh/vocabulary/neon');
    const count = page.getByRole('link', { name: /^霓虹[:：] \d+ 个片段$/ });
    expect(await count.getAttribute('href')).toBe('/zh?term=neon');
  });
});
