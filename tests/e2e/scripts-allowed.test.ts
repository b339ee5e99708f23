import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { THEME_KEY } from '@/components/layout/theme-script';
import { openBrowser } from '../support/open-browser';
import { placeBeside } from '../support/place-beside';
import { type OpenGallery, serveGallery } from '../support/serve-gallery';
import { type NextGallery, serveNext } from '../support/serve-next';

const folder = mkdtempSync(join(tmpdir(), 'promptreel-scripts-'));
const browser = openBrowser();
let keepsNothing: OpenGallery;
let next: NextGallery;

beforeAll(async () => {
  const gallery = inject('gallery');
  keepsNothing = await serveGallery(placeBeside(folder), {
    KEPT_ANSWERS_MB: '0',
  });
  next = await serveNext(gallery);
});
afterAll(async () => {
  await keepsNothing?.stop();
  await next?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Moves, as a visitor does first, and waits until React has taken over what the server sent. */
async function wake(page: Page): Promise<void> {
  await page.mouse.move(300, 300);
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react')),
  );
}

// A script that the policy stops is a fault of the visit, and fails the test.
describe.each([
  ['kept pages, by hash', () => inject('gallery').origin],
  ['pages that are not kept, by nonce', () => keepsNothing.origin],
  ['pages of next start, by nonce', () => next.origin],
])('the policy lets our scripts run: %s', (_how, originOf) => {
  test.each(['/', '/zh/clips/tokyo-walk', '/clips/nobody-knows'])('%s', async (path) => {
    const faults = path.includes('nobody') ? [/404/] : [];
    const page = await browser.visit({ origin: originOf(), faults });
    await page.goto(path);
    await wake(page);
    await page.evaluate(([key]) => localStorage.setItem(key, 'light'), [THEME_KEY] as const);
    await page.reload();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('light');
    await wake(page);
  });

  test('and no other', async () => {
    const page = await browser.visit({ origin: originOf(), faults: [/policy|refused/i] });
    await page.goto('/');
    await wake(page);
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "let in"';
      document.body.append(script);
      return document.title === 'let in';
    });
    expect(ran).toBe(false);
  });
});
