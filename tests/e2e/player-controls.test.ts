import { readFile } from 'node:fs/promises';
import type { CDPSession } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openBrowser } from '../support/open-browser';
import { isPaused, openPlaying, timeOf, videoOf } from '../support/play-clip';
import { slowly } from '../support/read-wall';
import { readZip } from '../support/read-zip';

const browser = openBrowser();

describe('the controls of a playing clip', () => {
  test('are used by the keyboard alone: speed, single frames, a repeated part', async () => {
    const page = await browser.visit();
    await openPlaying(page, '/clips/cat-on-bed');
    const settings = page.getByRole('button', { name: 'Playback settings' });
    await settings.focus();
    await page.keyboard.press('Enter');
    const menu = page.getByRole('dialog', { name: 'Playback settings' });
    await menu.waitFor();
    await menu.getByRole('radio', { name: '0.5×' }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    const rate = () => videoOf(page).evaluate((video: HTMLVideoElement) => video.playbackRate);
    expect(await rate()).toBe(0.5);

    await page.keyboard.press('.');
    await expect.poll(() => isPaused(page), slowly).toBe(true);
    const before = await timeOf(page);
    await page.keyboard.press('.');
    await expect.poll(() => timeOf(page), slowly).toBeCloseTo(before + 1 / 24, 3);
    await page.keyboard.press(',');
    await expect.poll(() => timeOf(page), slowly).toBeCloseTo(before, 3);

    await page.keyboard.press('a');
    const from = await timeOf(page);
    for (let frame = 0; frame < 6; frame += 1) await page.keyboard.press('.');
    await page.keyboard.press('b');
    await videoOf(page).evaluate((video: HTMLVideoElement) => {
      video.addEventListener('seeked', () => {
        video.dataset.began = String(video.currentTime);
      });
      return video.play();
    });
    const began = async () => Number(await videoOf(page).getAttribute('data-began'));
    await expect.poll(began, slowly).toBeCloseTo(from, 2);
  });

  test('a key that started a clip stops it too', async () => {
    const page = await browser.visit();
    await page.goto('/clips/cat-on-bed');
    await videoOf(page).focus();
    await page.keyboard.press('Space');
    await page.locator('.vjs-play-control:focus').waitFor();
    await page.keyboard.press('Space');
    await expect.poll(() => isPaused(page), slowly).toBe(true);
  });

  test('show the picture under the pointer on the line of time', async () => {
    const page = await browser.visit();
    await openPlaying(page, '/clips/cat-on-bed');
    await page.locator('.vjs-progress-control').hover();
    const picture = page.locator('.player-preview-picture');
    await picture.waitFor();
    expect(await picture.evaluate((one: HTMLElement) => one.style.backgroundImage)).toMatch(
      /\/media\/[0-9a-f]{64}\.webp/,
    );
  });

  test('show captions by key, and in the language one chose in the clip before', async () => {
    const page = await browser.visit();
    await openPlaying(page, '/clips/tokyo-walk');
    const shown = () =>
      videoOf(page).evaluate((video: HTMLVideoElement) => {
        const track = [...video.textTracks].find(({ mode }) => mode === 'showing');
        const [cue] = track?.cues ?? [];
        return track === undefined ? null : [track.language, (cue as VTTCue | undefined)?.text];
      });
    expect(await shown()).toBeNull();
    await page.keyboard.press('Shift+C');
    await expect.poll(shown, slowly).toEqual(['en', 'Ann: A street in the rain']);
    await page.getByRole('button', { name: 'Playback settings' }).click();
    const menu = page.getByRole('dialog', { name: 'Playback settings' });
    await menu.getByRole('radio', { name: 'Chinese' }).check();
    await expect.poll(shown, slowly).toEqual(['zh', '雨中的街道']);
    await page.keyboard.press('Escape');
    await openPlaying(page, '/clips/tokyo-walk');
    await expect.poll(shown, slowly).toEqual(['zh', '雨中的街道']);
    await page.keyboard.press('Shift+C');
    await expect.poll(shown, slowly).toBeNull();
  });

  test('let one clip play at a time, in other tabs too', async () => {
    const page = await browser.visit();
    await openPlaying(page, '/clips/cat-on-bed');
    const other = await page.context().newPage();
    await openPlaying(other, '/clips/tokyo-walk');
    await expect.poll(() => isPaused(page), slowly).toBe(true);
    expect(await isPaused(other)).toBe(false);
  });
});

/** One finger from a place to another, as a touch screen tells it. */
async function swipe(touch: CDPSession, from: { x: number; y: number }, to: typeof from) {
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: (typeof from)[]) =>
    touch.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await send('touchStart', [from]);
  for (let step = 1; step <= 6; step += 1) {
    const at = (a: number, b: number) => a + ((b - a) * step) / 6;
    await send('touchMove', [{ x: at(from.x, to.x), y: at(from.y, to.y) }]);
  }
  await send('touchEnd', []);
}

test('a finger across the picture leads to the next clip, which goes on playing', async () => {
  const page = await browser.visit({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    isMobile: true,
  });
  await openPlaying(page, '/clips/cat-on-bed?hasOriginal=true');
  const way = page.locator('a[data-way]').first();
  const isNext = (await way.getAttribute('data-way')) === 'next';
  const leadsTo = new URL((await way.getAttribute('href')) ?? '', page.url()).pathname;
  const touch = await page.context().newCDPSession(page);
  const box = await videoOf(page).boundingBox();
  const [x, y] = [180, (box?.y ?? 0) + 60];
  await swipe(touch, { x, y: y + 60 }, { x: x + 8, y: y - 60 });
  expect(new URL(page.url()).pathname).toBe('/clips/cat-on-bed');
  await page.evaluate(() => window.scrollTo(0, 0));
  await swipe(touch, { x, y }, { x: isNext ? x - 120 : x + 120, y: y + 4 });
  await page.waitForURL(`**${leadsTo}?hasOriginal=true`);
  await expect.poll(() => timeOf(page), slowly).toBeGreaterThan(0.1);
});

test('a clip with its prompt and credit is saved as one file', async () => {
  const page = await browser.visit({ acceptDownloads: true });
  await page.goto('/zh/clips/cat-on-bed');
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: /ZIP/ }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toContain('由 AI 生成');
  const files = readZip(await readFile(await download.path()));
  expect(files.map(({ name }) => name.split('.').at(-1))).toEqual(['json', 'mp4', 'txt', 'json']);
});
