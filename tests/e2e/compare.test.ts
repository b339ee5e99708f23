import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBrowser } from '../support/open-browser';
import { slowly } from '../support/read-wall';

const browser = openBrowser();
const four = 'tr-edit-input,tr-edit-jungle,tr-edit-1920s,tr-edit-underwater';

/** Where each clip stands, in seconds. */
function times(page: Page): Promise<number[]> {
  return page
    .locator('figure video')
    .evaluateAll((videos) => videos.map((video) => (video as HTMLVideoElement).currentTime));
}

/** The farthest apart that two of them are. */
const spread = (all: number[]) => Math.max(...all) - Math.min(...all);

describe('a comparison', () => {
  test('plays, stops and steps all clips by one clock, and the address says where', async () => {
    const page = await browser.visit();
    await page.goto(`/compare?clips=${four}`);
    expect(await page.locator('figure').count()).toBe(4);
    await page.getByRole('button', { name: 'Play together' }).click();
    await expect.poll(async () => Math.min(...(await times(page))), slowly).toBeGreaterThan(0.5);
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect.poll(async () => spread(await times(page)), slowly).toBeLessThan(0.04);
    const [stood = 0] = await times(page);
    await page.keyboard.press('.');
    await expect.poll(async () => (await times(page))[3], slowly).toBeCloseTo(stood + 1 / 24, 1);
    await expect.poll(async () => spread(await times(page)), slowly).toBeLessThan(0.04);
    const at = () => Number(new URL(page.url()).searchParams.get('at'));
    await expect.poll(at, slowly).toBeCloseTo(stood + 1 / 24, 1);
    expect(new URL(page.url()).search).toContain(`clips=${four}`);
    await page.keyboard.press('Home');
    await expect.poll(() => times(page), slowly).toEqual([0, 0, 0, 0]);
    await expect.poll(() => new URL(page.url()).searchParams.get('at'), slowly).toBeNull();
  });

  test('opens as its address says: place, offset, wipe', async () => {
    const page = await browser.visit();
    await page.goto('/compare?clips=tokyo-walk,cat-on-bed&offset=0,0.5&at=1&view=wipe&line=30');
    await expect.poll(async () => (await times(page))[0], slowly).toBeCloseTo(1, 1);
    await expect.poll(async () => (await times(page))[1], slowly).toBeCloseTo(1.5, 1);
    expect(await page.getByLabel('View').inputValue()).toBe('wipe');
    const [first, second] = await page.locator('figure video').all();
    expect(await second?.boundingBox()).toEqual(await first?.boundingBox());
    const line = page.getByRole('slider', { name: 'Where the line stands' });
    expect(await line.inputValue()).toBe('30');
    await line.press('ArrowRight');
    await expect.poll(() => new URL(page.url()).searchParams.get('line'), slowly).toBe('31');
    await page.getByLabel('View').selectOption('side');
    await expect.poll(() => new URL(page.url()).searchParams.get('view')).toBeNull();
    expect(await second?.boundingBox()).not.toEqual(await first?.boundingBox());
  });

  test('leaves out what there is not, says so, and offers what there is', async () => {
    const page = await browser.visit();
    await page.goto('/compare?clips=tokyo-walk,no-such-clip');
    await page.getByText('There is no clip “no-such-clip”').waitFor();
    await page.getByRole('heading', { name: /^Compare Tokyo Walk/ }).waitFor();
    expect(await page.getByRole('link', { name: /^A, B and their blend/ }).count()).toBe(5);
    await page.getByRole('link', { name: /Sample quality at base compute/ }).click();
    await page.getByRole('button', { name: 'Play together' }).waitFor();
    expect(await page.locator('figure').count()).toBe(3);
    await page
      .getByRole('link', { name: /^Take out/ })
      .last()
      .click();
    await expect.poll(() => page.locator('figure').count(), slowly).toBe(2);
  });

  test('is reached from a clip, in Chinese, and plays one by one without scripts', async () => {
    const page = await browser.visit({ javaScriptEnabled: false });
    await page.goto('/zh/clips/tr-scaling-0');
    await page.getByRole('link', { name: '并排对比' }).first().click();
    await page.getByRole('heading', { name: '对比', level: 1 }).waitFor();
    const videos = page.locator('figure video');
    expect(await videos.count()).toBe(3);
    expect(await videos.first().getAttribute('controls')).not.toBeNull();
    expect(await page.getByRole('button').filter({ visible: true }).count()).toBe(0);
  });

  test('is for search engines where it is ready-made, and a visitor’s own is not', async () => {
    const page = await browser.visit();
    const robots = page.locator('meta[name="robots"]');
    const canonical = page.locator('link[rel="canonical"]');
    await page.goto('/compare');
    const ready = await page.locator('main a[href*="clips=duck-dragon,"]').getAttribute('href');
    await page.goto(ready ?? '');
    expect(await robots.count()).toBe(0);
    expect(await canonical.getAttribute('href')).toMatch(/\/compare\?clips=duck-dragon,[^&]+$/);
    expect(await page.title()).toMatch(/^Compare · .+ · .+ · Promptreel$/);
    for (const own of [`${ready}&at=2`, '/compare?clips=duck-dragon,tokyo-walk']) {
      await page.goto(own);
      expect(await robots.getAttribute('content')).toContain('noindex');
      expect(await canonical.count()).toBe(0);
    }
  });
});
