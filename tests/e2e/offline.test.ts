import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openBrowser } from '../support/open-browser';
import { slowly } from '../support/read-wall';

const browser = openBrowser();

/** A visitor whose browser has the worker, and what is seen of the network going away. */
async function visit(faults: RegExp[] = [/ERR_(INTERNET_DISCONNECTED|FAILED)/]): Promise<Page> {
  return browser.visit({ serviceWorkers: 'allow', faults });
}

/** Whether the worker has stored an address. */
function isStored(page: Page, address: string): Promise<boolean> {
  return page.evaluate(async (asked) => (await caches.match(asked)) !== undefined, address);
}

test('pages that were seen open without a network, others say so in their language, and nothing is stale with one', async () => {
  const page = await visit();
  const context = page.context();
  await page.goto('/clips/tokyo-walk');
  // The worker comes with the page's scripts, and these with a visitor's first move.
  await page.mouse.move(300, 300);
  await expect.poll(() => isStored(page, '/clips/tokyo-walk'), slowly).toBe(true);
  await expect.poll(() => isStored(page, '/zh/offline'), slowly).toBe(true);
  await page.reload();
  await page.waitForLoadState('networkidle');
  // A step inside the page is stored as a document, too.
  await page.getByRole('link', { name: 'Sources', exact: true }).first().click();
  await page.waitForURL('**/sources');
  await expect.poll(() => isStored(page, '/sources'), slowly).toBe(true);

  await context.setOffline(true);
  await page.goto('/clips/tokyo-walk');
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^Tokyo Walk/);
  await page
    .getByText(/A stylish woman/)
    .first()
    .waitFor();
  await page.goto('/sources');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto('/zh/timeline');
  await page.getByRole('heading', { name: '没有网络' }).waitFor();

  await context.setOffline(false);
  await page.evaluate(async () => {
    const cache = await caches.open('promptreel-pages');
    await cache.put(
      '/sources',
      new Response('stale', { headers: { 'content-type': 'text/html' } }),
    );
  });
  await page.goto('/sources');
  await page.getByRole('heading', { level: 1 }).waitFor();
});

test('a favourite’s clip is kept on request, with its size, plays in parts without a network, and is removed', async () => {
  const page = await visit();
  await page.goto('/clips/cat-on-bed');
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('s');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.goto('/favourites');
  await page.getByRole('button', { name: 'How much would that be?' }).click();
  await page.getByText(/^Clips: 1, \d/).waitFor();
  await page.getByRole('button', { name: 'Keep the favourites’ clips offline' }).click();
  await page.getByText(/^Stored here: 1, \d/).waitFor();

  await page.context().setOffline(true);
  await page.goto('/clips/cat-on-bed');
  const video = page.locator('[data-vjs-player] video');
  await video.evaluate((one: HTMLVideoElement) => {
    one.muted = true;
    return one.play();
  });
  await expect
    .poll(() => video.evaluate((one: HTMLVideoElement) => one.currentTime), slowly)
    .toBeGreaterThan(0.2);

  await page.goto('/favourites');
  await page.getByRole('button', { name: 'Remove them from this browser' }).click();
  await expect.poll(() => page.getByText(/^Stored here/).count(), slowly).toBe(0);
});

test('can be installed: a manifest in either language, with pictures that are there', async () => {
  const page = await browser.visit();
  for (const [path, start] of [
    ['/', '/'],
    ['/zh', '/zh'],
  ] as const) {
    await page.goto(path);
    const address = await page.locator('link[rel="manifest"]').getAttribute('href');
    const reply = await page.request.get(address ?? '');
    expect(reply.headers()['content-type']).toMatch(/^application\/manifest\+json/);
    const manifest = await reply.json();
    expect(manifest.start_url).toBe(start);
    for (const { src, sizes } of manifest.icons) {
      const size = await page.evaluate(async (one) => {
        const picture = new Image();
        picture.src = one;
        await picture.decode();
        return `${picture.naturalWidth}x${picture.naturalHeight}`;
      }, src);
      expect(size).toBe(sizes);
    }
  }
});
