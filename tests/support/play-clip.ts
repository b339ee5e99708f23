import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { slowly } from './read-wall';

/** The picture of the clip on a watch page. */
export function videoOf(page: Page): Locator {
  return page.locator('[data-vjs-player] video');
}

/** The second at which the clip on a watch page stands. */
export function timeOf(page: Page): Promise<number> {
  return videoOf(page).evaluate((video: HTMLVideoElement) => video.currentTime);
}

/** Presses the button on the picture and waits until time goes by. */
export async function playClip(page: Page): Promise<void> {
  await page.getByTitle('Play', { exact: true }).click();
  await expect.poll(() => timeOf(page), slowly).toBeGreaterThan(0.1);
}

/** What stands on the clipboard; the visitor must have been allowed to read it. */
export function readClipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Whether the clip on a watch page stands. */
export function isPaused(page: Page): Promise<boolean> {
  return videoOf(page).evaluate((video: HTMLVideoElement) => video.paused);
}

/** Opens a clip's page, plays it, and waits for its controls. */
export async function openPlaying(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForLoadState('networkidle');
  await playClip(page);
  await page.locator('.vjs-control-bar').waitFor();
}
