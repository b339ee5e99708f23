import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import type { MediaStore } from '@/lib/media/media-store';
import { type ClipName, makeClip } from './make-clips';
import { type MediaServer, openMediaServer } from './open-media-server';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];

// A browser beside a full test run takes its time.
const slow = { timeout: 60_000 };

describe.skipIf(!existsSync(executablePath))('a stored file opened by itself in Chromium', () => {
  let folder: string;
  let store: MediaStore;
  let server: MediaServer;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'promptreel-browser-'));
    store = makeDiskStore(join(folder, 'media'));
    server = await openMediaServer(store);
    browser = await chromium.launch({ executablePath, args: [...flags, ...quiet] });
  });

  afterAll(async () => {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.each<[ClipName, 'mp4' | 'webm']>([
    ['index-at-end.mp4', 'mp4'],
    ['fast-start.mp4', 'mp4'],
    ['vp9.webm', 'webm'],
    ['av1.mp4', 'mp4'],
  ])('%s plays and seeks under its own policy', { timeout: 180_000 }, async (name, extension) => {
    const { hash } = await store.put(await makeClip(folder, name), extension);
    const page = await browser.newPage();
    await page.goto(`${server.origin}/media/${hash}.${extension}`);
    const video = page.locator('video');
    // The policy lets no script of the page run, so that nothing is waited for inside it.
    const look = () =>
      video.evaluate(({ videoWidth, currentTime, seeking, error }: HTMLVideoElement) => ({
        videoWidth,
        currentTime,
        seeking,
        error: error?.message,
      }));
    await expect.poll(look, slow).toMatchObject({ videoWidth: 320 });
    await video.evaluate((element: HTMLVideoElement) => {
      element.muted = true;
      element.play();
    });
    await expect.poll(async () => (await look()).currentTime, slow).toBeGreaterThan(0.1);
    await video.evaluate((element: HTMLVideoElement) => {
      element.pause();
      element.currentTime = 0.25;
    });
    const sought = { currentTime: 0.25, seeking: false, error: undefined };
    await expect.poll(look, slow).toMatchObject(sought);
    await page.close();
  });

  test('nothing in a stored text runs', async () => {
    async function* script() {
      yield Buffer.from('<script>document.title = "ran"</script>');
    }
    for (const extension of ['txt', 'json', 'vtt'] as const) {
      const { hash } = await store.put(script(), extension);
      const page = await browser.newPage();
      await page.goto(`${server.origin}/media/${hash}.${extension}`).catch(() => null);
      expect(await page.title()).not.toBe('ran');
      await page.close();
    }
  });
});
