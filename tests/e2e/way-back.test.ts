import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ask } from '../support/ask-gallery';
import { openBrowser } from '../support/open-browser';
import { cardSlugs, listFromApi, slowly, wakeWall } from '../support/read-wall';

const browser = openBrowser();

/** Scrolls as a visitor does, until every clip's card is there. */
async function scrollToEnd(page: Page): Promise<void> {
  const isWhole = async () => {
    await page.mouse.wheel(0, 1500);
    return (await cardSlugs(page)).length;
  };
  await expect.poll(isWhole, { timeout: 90_000, interval: 150 }).toBe(166);
  expect(await page.getByText('That is all of them.').isVisible()).toBe(true);
}

/** Where a clip's card stands in the window, in pixels from its upper edge. */
async function placeOf(page: Page, slug: string): Promise<number> {
  const box = await page.locator(`article:has(a[href*="/clips/${slug}"])`).boundingBox();
  return box?.y ?? Number.NaN;
}

describe('the way through the wall and back', () => {
  test('scrolling comes to the end, each clip once, in the order of the API', async () => {
    const page = await browser.visit();
    await page.goto('/');
    await scrollToEnd(page);
    const slugs = await cardSlugs(page);
    expect(new Set(slugs).size).toBe(166);
    expect(slugs).toEqual((await listFromApi('')).map(({ slug }) => slug));
  });

  test.each([
    ['from deep in the wall', '', 110],
    ['from a filtered wall', '?q=a&source=official-page', 20],
  ])('Back returns to the same place with the same clips, %s', async (_, search, position) => {
    const page = await browser.visit();
    await page.goto(`/${search}`);
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 1500);
        return (await cardSlugs(page)).length;
      }, slowly)
      .toBeGreaterThan(position);
    await page.waitForTimeout(300);
    const before = await cardSlugs(page);
    const slug = before[position] ?? '';
    const link = page.locator(`article h2 a[href*="/clips/${slug}"]`);
    await link.scrollIntoViewIfNeeded();
    await page.waitForTimeout(300);
    const [place, scrolled] = [await placeOf(page, slug), await page.evaluate(() => scrollY)];
    expect(scrolled).toBeGreaterThan(200);
    await link.click();
    await page.waitForURL(`**/clips/${slug}*`);
    await page.getByRole('heading', { name: 'Where it appeared' }).waitFor();
    await expect.poll(() => page.evaluate(() => scrollY), slowly).toBe(0);

    await page.goBack();
    await expect.poll(() => near(page, slug, place), slowly).toBe(true);
    await page.waitForTimeout(500);
    expect(await near(page, slug, place)).toBe(true);

    await page.goForward();
    await page.waitForURL(`**/clips/${slug}*`);
  });

  test('whoever goes by keys finds the focus where it was', async () => {
    const page = await browser.visit();
    await page.goto('/');
    await wakeWall(page);
    const link = page.locator('article h2 a').nth(2);
    const href = await link.getAttribute('href');
    await link.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${href}`);
    await page.locator('[data-stage]').waitFor();
    await page.goBack();
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'));
    await expect.poll(focused, slowly).toBe(href);
  });

  test('a month is reached without loading what lies between, and its link leads there too', async () => {
    const page = await browser.visit();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/');
    await wakeWall(page);
    const rail = page.getByRole('slider', { name: 'Move to a month' });
    await rail.focus();
    await page.keyboard.press('End');
    await expect.poll(() => rail.getAttribute('aria-valuetext'), slowly).toMatch(/^Date not known/);
    const last = page.locator('article', { hasText: 'date not known' }).last();
    await last.waitFor({ state: 'visible' });
    // Where one stopped, and what stands just above it: not the pages of February in between.
    await expect.poll(() => page.evaluate(() => location.hash), slowly).not.toBe('');
    expect(asked.filter((path) => path === '/api/v1/clips').length).toBeLessThanOrEqual(3);

    await rail.focus();
    // One key after the other, before the window has moved at all.
    await rail.evaluate((slider) => {
      for (const key of ['Home', 'ArrowDown'])
        slider.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    });
    await expect.poll(() => rail.getAttribute('aria-valuetext'), slowly).toMatch(/^February 2024/);
    const month = page.locator('#month-2024-02');
    await expect.poll(async () => (await month.boundingBox())?.y ?? 9e9, slowly).toBeLessThan(60);
    await expect.poll(() => page.evaluate(() => location.hash), slowly).toMatch(/^#2024-02/);
    const shared = await browser.visit();
    await shared.goto(page.url());
    const there = shared.locator('#month-2024-02');
    await expect.poll(async () => (await there.boundingBox())?.y ?? 9e9, slowly).toBeLessThan(60);
  });

  test('a wall is as high as it was laid out to be, and hangs as one chose', async () => {
    const page = await browser.visit({ viewport: { width: 1000, height: 800 } });
    await page.goto('/');
    await wakeWall(page);
    const wall = page.getByRole('region', { name: 'Clips' });
    const isAsLaid = () =>
      wall.evaluate((one: HTMLElement) =>
        Math.abs(Number(one.dataset.laid ?? Number.NaN) - one.offsetHeight),
      );
    for (const [density, width] of [
      ['In rows', 1000],
      ['Large', 1433],
      ['As a list with prompts', 777],
      ['In rows', 360],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.getByRole('radio', { name: density }).check({ force: true });
      await expect.poll(isAsLaid, slowly).toBeLessThan(3);
    }
    await page.getByRole('radio', { name: 'As a list with prompts' }).check({ force: true });
    await page.reload();
    await expect.poll(() => wall.locator('[data-prompt]').count(), slowly).toBeGreaterThan(20);
  });

  test('a wall stands without its code until somebody moves; what is pressed then is not lost', async () => {
    const page = await browser.visit();
    await page.goto('/');
    await page.waitForLoadState('networkidle');
    expect(await page.locator('#wall[data-laid]').count()).toBe(0);
    expect(await page.locator('#wall article').count()).toBe(48);
    // A press and nothing before it, as by a voice or a reader's cursor.
    const heart = page.locator('#wall [data-keep]').nth(3);
    await heart.evaluate((button: HTMLElement) => button.click());
    await expect.poll(() => heart.getAttribute('aria-pressed'), slowly).toBe('true');
    await page.locator('#wall[data-laid]').waitFor();
  });

  test('no page forbids the browser to keep it for the way back', async () => {
    for (const path of ['/', '/zh', '/clips/cat-on-bed', '/?q=cat', '/explainers', '/about']) {
      const reply = await ask(path);
      expect(reply.status, path).toBe(200);
      expect(reply.headers.get('cache-control'), path).toMatch(/no-cache/);
      expect(reply.headers.get('cache-control'), path).not.toMatch(/no-store/);
      expect(reply.headers.get('etag'), path).not.toBeNull();
    }
  });

  test('a whole page left by a hard step comes back at its place too', async () => {
    const page = await browser.visit();
    await page.goto('/');
    await page.mouse.wheel(0, 700);
    await expect.poll(() => page.evaluate(() => scrollY), slowly).toBeGreaterThan(400);
    await page.waitForTimeout(300);
    const scrolled = await page.evaluate(() => scrollY);
    await page.goto('/about');
    await page.goBack();
    await expect
      .poll(async () => Math.abs((await page.evaluate(() => scrollY)) - scrolled), slowly)
      .toBeLessThan(50);
  });
});

async function near(page: Page, slug: string, place: number): Promise<boolean> {
  return Math.abs((await placeOf(page, slug)) - place) < 50;
}
