import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addClip, storeStandIn } from '../support/add-clip';
import { makeOriginal } from '../support/make-original';
import { openBrowser } from '../support/open-browser';
import { openPublisher, type Publisher } from '../support/open-publisher';
import { type OwnGallery, openOwnGallery } from '../support/own-gallery';
import { playClip, timeOf, videoOf } from '../support/play-clip';
import { shownWords, slowly } from '../support/read-wall';
import type { GalleryPlace } from '../support/serve-gallery';

/** Where the seeded clips' originals are published; here it is a server of our own. */
const host = 'cdn.openai.com';
const address = `https://${host}/sora/videos/test-clip.mp4`;
const folder = mkdtempSync(join(tmpdir(), 'promptreel-e2e-linked-'));
let publisher: Publisher;
let gallery: OwnGallery;

/** Two clips whose originals that host has: one has a stand-in here, of the other nothing is stored. */
async function prepare(place: GalleryPlace): Promise<void> {
  const standIn = join(folder, 'stand-in.mp4');
  await makeOriginal(standIn, { seconds: 3 });
  const addresses = { page: null, media: address };
  await addClip(place, 'with-stand-in', {
    addresses,
    renditions: [await storeStandIn(place, standIn)],
  });
  await addClip(place, 'by-link-only', { addresses });
}

beforeAll(async () => {
  const original = join(folder, 'original.mp4');
  // Another size, by which one sees which of the two it is.
  await makeOriginal(original, { size: '320x180' });
  publisher = await openPublisher(host, original);
  gallery = await openOwnGallery({ prepare });
});
beforeEach(() => publisher.asked.splice(0));
afterAll(async () => {
  await gallery?.close();
  await publisher?.close();
  rmSync(folder, { recursive: true, force: true });
});

const browser = openBrowser({ hosts: () => [`MAP ${host} 127.0.0.1:${publisher.port}`] });

async function visit(path: string, origin = gallery.origin): Promise<Page> {
  const page = await browser.visit({ origin, ignoreHTTPSErrors: true });
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  return page;
}

/** The line under the player. */
function line(page: Page): Promise<string> {
  return shownWords(page.locator('[data-sight]'));
}

function widthOf(page: Page): Promise<number> {
  return videoOf(page).evaluate((video: HTMLVideoElement) => video.videoWidth);
}

/** Holds that the stand-in goes on, and that the line says why one sees it. */
async function expectStandIn(page: Page): Promise<void> {
  await expect
    .poll(() => line(page), slowly)
    .toMatch(/No original is coming from cdn\.openai\.com/);
  expect(await widthOf(page)).toBe(640);
  const before = await timeOf(page);
  await expect.poll(() => timeOf(page), slowly).not.toBe(before);
}

describe('originals by link', () => {
  test('nobody is asked before play, then the original takes over from its start', async () => {
    publisher.behave('slow');
    const page = await visit('/clips/with-stand-in?t=0');
    expect(publisher.asked).toEqual([]);
    expect(await line(page)).toMatch(/A stand-in.*Pressing play also asks cdn\.openai\.com/);
    await playClip(page);
    expect(await widthOf(page)).toBe(640);
    await expect
      .poll(() => line(page), slowly)
      .toMatch(/A stand-in, while cdn\.openai\.com is asked/);
    // Far enough that a start told late on a busy machine is still seen to be one.
    await expect.poll(() => timeOf(page), slowly).toBeGreaterThan(1.6);

    await videoOf(page).evaluate((video: HTMLVideoElement) => {
      video.addEventListener('playing', () => {
        if (video.videoWidth === 320) video.dataset.began ??= String(video.currentTime);
      });
    });
    publisher.behave('alive');
    await expect.poll(() => line(page), slowly).toBe('The original, from cdn.openai.com.');
    await expect.poll(() => widthOf(page), slowly).toBe(320);
    await expect.poll(() => timeOf(page), slowly).toBeGreaterThan(0.1);
    expect(Number(await videoOf(page).getAttribute('data-began'))).toBeLessThan(1.5);
    const { loop, src } = await videoOf(page).evaluate(({ loop, src }: HTMLVideoElement) => ({
      loop,
      src,
    }));
    expect({ loop, src }).toEqual({ loop: false, src: address });
    for (const { headers } of publisher.asked) {
      expect(headers.referer).toBeUndefined();
      expect(headers.cookie).toBeUndefined();
    }
    expect(await page.locator('.vjs-control-bar').count()).toBe(1);
  });

  test.each(['dead', 'html', 'gone'] as const)(
    'a host that is %s is remembered; the stand-in goes on',
    async (manner) => {
      publisher.behave(manner);
      const page = await visit('/clips/with-stand-in');
      await playClip(page);
      await expectStandIn(page);
      expect(publisher.asked.length).toBeGreaterThan(0);

      publisher.asked.splice(0);
      publisher.behave('alive');
      await page.reload();
      await page.waitForLoadState('networkidle');
      await playClip(page);
      await expectStandIn(page);
      // The same host is not asked again by itself, for any clip …
      expect(publisher.asked).toEqual([]);
      // … but when it is insisted on, and then it is forgiven.
      await page.getByRole('button', { name: 'Ask again' }).click();
      await expect.poll(() => line(page), slowly).toBe('The original, from cdn.openai.com.');
      await page.reload();
      await page.waitForLoadState('networkidle');
      await playClip(page);
      await expect.poll(() => widthOf(page), slowly).toBe(320);
    },
  );

  test('a host that keeps one waiting is given up in the end', async () => {
    publisher.behave('slow');
    const page = await browser.visit({ origin: gallery.origin, ignoreHTTPSErrors: true });
    await page.clock.install();
    await page.goto('/clips/with-stand-in');
    await page.waitForLoadState('networkidle');
    await playClip(page);
    await expect.poll(() => line(page), slowly).toMatch(/while cdn\.openai\.com is asked/);
    await page.clock.fastForward(60_000);
    await expectStandIn(page);
  });

  test('of what has no stand-in the original itself is played', async () => {
    publisher.behave('alive');
    const page = await visit('/clips/by-link-only');
    expect(publisher.asked).toEqual([]);
    expect(await line(page)).toBe('The original at cdn.openai.com, asked for when you press play.');
    await playClip(page);
    expect(await widthOf(page)).toBe(320);
    await expect.poll(() => line(page), slowly).toBe('The original, from cdn.openai.com.');
    for (const { headers } of publisher.asked) expect(headers.referer).toBeUndefined();
  });

  test('a comparison asks on play too, and holds the original and its stand-in to one clock', async () => {
    publisher.behave('alive');
    const page = await visit('/compare?clips=with-stand-in');
    await page.getByRole('link', { name: /^Stand-in and original/ }).click();
    const lines = page.locator('figure [data-sight]');
    await expect.poll(() => lines.count(), slowly).toBe(2);
    expect(await lines.allInnerTexts()).toEqual([
      'Stand-in, drawn by this project',
      'A stand-in, drawn by this project. Pressing play also asks cdn.openai.com for the original.',
    ]);
    await page.waitForLoadState('networkidle');
    expect(publisher.asked).toEqual([]);
    const videos = page.locator('figure video');
    const read = <Name extends 'videoWidth' | 'currentTime'>(name: Name) =>
      videos.evaluateAll((all, one) => all.map((video) => (video as HTMLVideoElement)[one]), name);
    await page.getByRole('button', { name: 'Play together' }).click();
    await expect.poll(() => read('videoWidth'), slowly).toEqual([640, 320]);
    expect(await lines.nth(1).textContent()).toBe('The original, from cdn.openai.com.');
    await expect
      .poll(async () => Math.min(...(await read('currentTime'))), slowly)
      .toBeGreaterThan(0.2);
    await page.getByRole('button', { name: 'Pause' }).click();
    const spread = async () => {
      const [one = 0, other = 9] = await read('currentTime');
      return Math.abs(one - other);
    };
    await expect.poll(spread, slowly).toBeLessThan(0.05);

    publisher.behave('gone');
    await page.goto('/compare?clips=with-stand-in,by-link-only');
    await page.getByRole('button', { name: 'Play together' }).click();
    await expect
      .poll(() => lines.allInnerTexts(), slowly)
      .toEqual([
        expect.stringContaining('No original is coming from cdn.openai.com'),
        expect.stringContaining('Nothing is coming from cdn.openai.com'),
      ]);
    publisher.behave('alive');
    const again = page.getByRole('button', { name: 'Ask again' });
    await again.first().click();
    await expect.poll(() => again.count(), slowly).toBe(1);
    await again.click();
    await expect.poll(() => read('videoWidth'), slowly).toEqual([320, 320]);
    for (const { headers } of publisher.asked) expect(headers.referer).toBeUndefined();
  });

  test('ORIGINALS=stored asks nobody, and the policy does not allow it', async () => {
    publisher.behave('alive');
    const stored = await openOwnGallery({ prepare, env: { ORIGINALS: 'stored' } });
    try {
      const policyOf = async (origin: string) =>
        (await fetch(`${origin}/clips/with-stand-in`)).headers.get('content-security-policy');
      expect(await policyOf(stored.origin)).not.toContain(host);
      expect(await policyOf(gallery.origin)).toContain(`media-src 'self' https://${host}`);
      const page = await visit('/clips/with-stand-in', stored.origin);
      await playClip(page);
      expect(await line(page)).toBe(
        'A stand-in, drawn by this project. The original is not stored here.',
      );
      await page.goto('/clips/by-link-only');
      expect(await line(page)).toBe('There is nothing to play here yet.');
      expect(await page.getByTitle('Play', { exact: true }).count()).toBe(0);
      expect(publisher.asked).toEqual([]);
      // At rest before its gallery closes: a picture still on its way would be a fault.
      await page.waitForLoadState('networkidle');
      await page.close();
    } finally {
      await stored.close();
    }
  });
});
