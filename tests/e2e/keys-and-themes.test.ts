import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBrowser } from '../support/open-browser';
import { readClipboard } from '../support/play-clip';
import { cardSlugs, slowly } from '../support/read-wall';

const browser = openBrowser();

/** What has the focus: its name, whether its ring is drawn, and whether it is in the window. */
function focused(page: Page) {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    const { top, bottom, width } = element.getBoundingClientRect();
    return {
      name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim(),
      tag: element.tagName.toLowerCase(),
      isRinged: (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
      isInside: width > 0 && top < innerHeight && bottom > 0,
    };
  });
}

describe('by keyboard alone', () => {
  test.each(['/', '/clips/cat-on-bed', '/explainers'])(
    'the first stop on %s leads past the header, and every stop is seen',
    async (address) => {
      const page = await browser.visit();
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      await page.keyboard.press('Tab');
      expect(await focused(page)).toMatchObject({ name: 'Skip to content', isInside: true });
      const stops: Awaited<ReturnType<typeof focused>>[] = [];
      for (let stop = 0; stop < 30; stop += 1) {
        await page.keyboard.press('Tab');
        stops.push(await focused(page));
      }
      // Inside the picture the browser draws its own controls, and their ring.
      const ours = stops.filter(({ tag }) => tag !== 'video');
      expect(ours.filter(({ isRinged, isInside }) => !isRinged || !isInside)).toEqual([]);
      const names = stops.map(({ name }) => name);
      expect(names.slice(0, 3)).toEqual(['Promptreel, all clips', 'Clips', 'Timeline']);
      expect(names).toContain('中文');
      expect(new Set(stops.map(({ tag }) => tag)).has('body')).toBe(false);
    },
  );

  test('the skip link moves the focus into the content', async () => {
    const page = await browser.visit();
    await page.goto('/');
    await page.waitForLoadState('networkidle');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const isInMain = () => page.evaluate(() => document.activeElement?.closest('main') !== null);
    expect(await isInMain()).toBe(true);
  });

  test('filters, cards and copying are reached and work with Enter', async () => {
    const page = await browser.visit({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.goto('/?q=cat');
    await page.waitForLoadState('networkidle');
    await page
      .getByRole('link', { name: 'OpenAI’s Sora page' })
      .or(page.locator('a[href*="source=official-page"]'))
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/source=official-page/);
    await expect.poll(() => cardSlugs(page), slowly).toContain('cat-on-bed');
    await page.getByRole('button', { name: /^Copy the prompt of “Cat demanding/ }).focus();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => readClipboard(page), slowly)
      .toMatch(/^A cat waking up its sleeping owner/);
    await page.locator('article h2 a[href*="cat-on-bed"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/clips/cat-on-bed?*');
  });

  test('the sheet of filters on a phone closes with Escape and gives the focus back', async () => {
    const page = await browser.visit({ viewport: { width: 390, height: 844 } });
    await page.goto('/');
    await page.waitForLoadState('networkidle');
    await page.getByRole('button', { name: 'Filters' }).focus();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('complementary', { name: 'Filters' });
    await sheet.waitFor({ state: 'visible' });
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    expect(await focused(page)).toMatchObject({ name: 'Filters' });
  });
});

describe('themes', () => {
  test('the one that was chosen is there before anything is painted', async () => {
    const page = await browser.visit();
    // The body is there before the first picture of it is.
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const note = () => {
        if (document.body === null || seen.length > 0) return;
        seen.push(document.documentElement.dataset.theme ?? '');
      };
      new MutationObserver(note).observe(document, { childList: true, subtree: true });
    });
    const firstTheme = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen[0]);
    const paper = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.goto('/');
    expect(await firstTheme()).toBe('dark');
    const dark = await paper();
    const chosen = () => page.locator('html').getAttribute('data-theme');
    await page.getByRole('button', { name: 'Light theme' }).click();
    await expect.poll(chosen, slowly).toBe('light');
    await page.reload();
    expect([await firstTheme(), await chosen()]).toEqual(['light', 'light']);
    await expect.poll(paper, slowly).not.toBe(dark);
    await page.goto('/zh/clips/cat-on-bed');
    expect(await firstTheme()).toBe('light');
    await page.getByRole('button', { name: '深色主题' }).click();
    await expect.poll(chosen, slowly).toBe('dark');
    await page.reload();
    expect(await firstTheme()).toBe('dark');
  });
});

describe('motion', () => {
  const rest = async (page: Page) => {
    await page.goto('/?source=official-page&q=cat');
    await page.waitForLoadState('networkidle');
    await page.locator('article', { has: page.locator('a[href*="cat-on-bed"]') }).hover();
    await page.locator('#wall[data-laid]').waitFor();
  };
  const loops = (page: Page) => page.locator('article video').count();

  test('a loop starts where the pointer rests, and is gone when it leaves', async () => {
    const page = await browser.visit();
    await rest(page);
    await expect.poll(() => loops(page), slowly).toBe(1);
    await page.mouse.move(1, 1);
    await expect.poll(() => loops(page), slowly).toBe(0);
  });

  test('none starts for somebody who wants less motion', async () => {
    const page = await browser.visit({ reducedMotion: 'reduce' });
    await rest(page);
    await page.waitForTimeout(1200);
    expect(await loops(page)).toBe(0);
  });
});
