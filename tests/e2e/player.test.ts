import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBrowser } from '../support/open-browser';
import { isPaused, playClip, timeOf, videoOf } from '../support/play-clip';
import { slowly } from '../support/read-wall';

const browser = openBrowser();

/** Something that only the player's own code has in it. */
const videoJs = 'vjs-control-bar';

/** The scripts that a page asked for, and which of them hold video.js. */
function noteScripts(page: Page) {
  const bodies: Promise<{ url: string; text: string }>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    const url = response.url();
    bodies.push(response.text().then((text) => ({ url, text })));
  });
  return async () => {
    const scripts = await Promise.all(bodies);
    return scripts.filter(({ text }) => text.includes(videoJs)).map(({ url }) => url);
  };
}

describe('the player', () => {
  test('asks for video.js with the first play, and it adopts the picture that plays', async () => {
    const page = await browser.visit();
    const listPlayers = noteScripts(page);
    await page.goto('/');
    await page.goto('/clips/cat-on-bed');
    await page.waitForLoadState('networkidle');
    expect(await listPlayers()).toEqual([]);
    expect(await page.locator('.vjs-control-bar').count()).toBe(0);
    await videoOf(page).evaluate((video: HTMLVideoElement) => {
      video.dataset.same = 'yes';
    });

    await playClip(page);
    await page.locator('.vjs-control-bar').waitFor();
    expect(await listPlayers()).toHaveLength(1);
    expect(await page.locator('.vjs-control-bar').count()).toBe(1);
    expect(await page.locator('main video').count()).toBe(1);
    expect(await videoOf(page).getAttribute('data-same')).toBe('yes');
    expect(await videoOf(page).evaluate((video: HTMLVideoElement) => video.error)).toBeNull();
    await page.getByRole('button', { name: /^(Pause|Replay)$/ }).waitFor();
  });

  test('pressed before the scripts have arrived it plays, and is adopted when they have', async () => {
    const page = await browser.visit();
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route('**/_next/static/**/*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto('/clips/cat-on-bed', { waitUntil: 'commit' });
    await videoOf(page).waitFor();
    await videoOf(page).evaluate((video: HTMLVideoElement) => video.play());
    await expect.poll(() => timeOf(page), slowly).toBeGreaterThan(0.1);
    expect(await page.locator('.vjs-control-bar').count()).toBe(0);
    letGo();
    await page.locator('.vjs-control-bar').waitFor();
    await expect.poll(() => timeOf(page), slowly).toBeGreaterThan(0.2);
  });

  test('adopted in the moment in which its address changes, it goes on', async () => {
    const page = await browser.visit();
    // Between an address that is set and the task that looks at it a video has no source. That
    // moment is held still here until there are controls, which ask about it.
    await page.addInitScript(() => {
      const { prototype } = HTMLMediaElement;
      const real = Object.getOwnPropertyDescriptor(prototype, 'networkState')?.get;
      Object.defineProperty(prototype, 'networkState', {
        get(this: HTMLMediaElement) {
          const isAdopted = document.querySelector('.vjs-control-bar') !== null;
          return isAdopted ? real?.call(this) : HTMLMediaElement.NETWORK_NO_SOURCE;
        },
      });
    });
    await page.goto('/clips/cat-on-bed');
    await page.waitForLoadState('networkidle');
    await page.getByTitle('Play', { exact: true }).click();
    await page.locator('.vjs-control-bar').waitFor();
    const before = await timeOf(page);
    await expect.poll(() => timeOf(page), slowly).not.toBe(before);
    expect(await isPaused(page)).toBe(false);
  });

  test('starts at the second that the address names', async () => {
    const page = await browser.visit();
    await page.goto('/clips/cat-on-bed?t=2');
    await page.waitForLoadState('networkidle');
    await videoOf(page).evaluate((video: HTMLVideoElement) => {
      video.addEventListener('playing', () => {
        video.dataset.began ??= String(video.currentTime);
      });
    });
    await page.getByTitle('Play', { exact: true }).click();
    const began = () => videoOf(page).getAttribute('data-began');
    await expect.poll(async () => Number(await began()), slowly).toBeGreaterThanOrEqual(2);
    expect(Number(await began())).toBeLessThan(2.9);
  });

  test('ten times there and back leave one player and nothing behind', async () => {
    const page = await browser.visit();
    const inside = await page.context().newCDPSession(page);
    await page.goto('/?source=official-page&q=cat');
    const heard: number[] = [];
    const round = async () => {
      await page.locator('article h2 a[href*="cat-on-bed"]').click();
      await page.waitForURL('**/clips/cat-on-bed?*');
      await playClip(page);
      await page.locator('.player-settings').waitFor();
      expect(await page.locator('.vjs-control-bar').count()).toBe(1);
      heard.push(await countListeners(inside));
      await page.goBack();
      await page.locator('article h2 a[href*="cat-on-bed"]').waitFor();
      await expect.poll(() => page.locator('.vjs-control-bar').count(), slowly).toBe(0);
    };
    for (let time = 0; time < 10; time += 1) await round();
    // React may hold on to a page or two that one has left; a player of each would be ten.
    await expect.poll(() => countPictures(inside), slowly).toBeLessThan(5);
    await page.goForward();
    await page.waitForURL('**/clips/cat-on-bed?*');
    await playClip(page);
    await page.locator('.player-settings').waitFor();
    expect(await page.locator('main video').count()).toBe(1);
    // The first round loads what stays. One more listener a round would be seven by now.
    await expect
      .poll(() => countListeners(inside), slowly)
      .toBeLessThanOrEqual(Math.min(...heard.slice(1, 4)));
  });
});

/** How many listeners there are on what outlives every player. */
async function countListeners(inside: CDPSession): Promise<number> {
  let count = 0;
  for (const expression of ['document', 'window', 'document.documentElement', 'document.body']) {
    const { result } = await inside.send('Runtime.evaluate', { expression });
    const objectId = result.objectId ?? '';
    const { listeners } = await inside.send('DOMDebugger.getEventListeners', { objectId });
    await inside.send('Runtime.releaseObject', { objectId });
    count += listeners.length;
  }
  return count;
}

/** How many pictures the page's memory holds, shown or not, after all that can go has gone. */
async function countPictures(inside: CDPSession): Promise<number> {
  for (let time = 0; time < 3; time += 1) await inside.send('HeapProfiler.collectGarbage');
  const { result } = await inside.send('Runtime.evaluate', {
    expression: 'HTMLVideoElement.prototype',
  });
  const { objects } = await inside.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId ?? '',
  });
  const counted = await inside.send('Runtime.callFunctionOn', {
    objectId: objects.objectId ?? '',
    functionDeclaration: 'function () { return this.length; }',
  });
  // What was asked about is held until it is let go of: the next count would find it again.
  await inside.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' });
  return counted.result.value;
}
