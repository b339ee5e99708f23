import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { addClip, storeStandIn } from '../support/add-clip';
import { makeOriginal } from '../support/make-original';
import { serveGallery } from '../support/serve-gallery';
import { type BenchLine, type BenchOptions, lineOf } from './bench-line';
import { furnishSeeded } from './furnish-seeded';
import { median } from './measure-rate';
import { openChromium, openPage } from './open-chromium';

/** Long enough for a minute without its beginning again. */
const CLIP_SECONDS = 75;
const MEASURED_SECONDS = 60;
const FRAME_MS = 1000 / 24;

/** For each second of a minute how far apart the videos of a page stood, milliseconds. */
async function watchDrift(page: Page, seconds: number): Promise<number[]> {
  await page.evaluate(() => {
    const told: { video: number; ahead: number; at: number }[] = [];
    Object.assign(window, { told });
    for (const [index, video] of [...document.querySelectorAll('video')].entries()) {
      const note: VideoFrameRequestCallback = (_, { mediaTime, expectedDisplayTime }) => {
        // Where the frame stands in its clip less when it is shown: of one clock it is one number.
        const ahead = mediaTime * 1000 - expectedDisplayTime;
        told.push({ video: index, ahead, at: performance.now() });
        video.requestVideoFrameCallback(note);
      };
      video.requestVideoFrameCallback(note);
    }
  });
  await page.waitForTimeout(seconds * 1000);
  const told = await page.evaluate(
    () => (window as unknown as { told: { video: number; ahead: number; at: number }[] }).told,
  );
  const first = told[0]?.at ?? 0;
  // A frame is shown when the screen is drawn, up to a frame late: the median of a second is true.
  return Array.from({ length: seconds }, (_, second) => {
    const within = told.filter(({ at }) => Math.floor((at - first) / 1000) === second);
    const ahead = [...Map.groupBy(within, ({ video }) => video).values()].map((frames) =>
      median(frames.map((frame) => frame.ahead)),
    );
    return Math.max(...ahead) - Math.min(...ahead);
  }).filter(Number.isFinite);
}

/** How far apart four compared clips run over a minute, beside one frame. Needs a build and ffmpeg. */
export async function measureDrift(options: BenchOptions): Promise<BenchLine[]> {
  const place = await furnishSeeded(options);
  const file = join(options.folder, 'minute.mp4');
  await makeOriginal(file, { seconds: CLIP_SECONDS });
  const rendition = await storeStandIn(place, file);
  const slugs = ['drift-one', 'drift-two', 'drift-three', 'drift-four'];
  for (const slug of slugs) {
    await addClip(place, slug, { renditions: [{ ...rendition, durationMs: CLIP_SECONDS * 1000 }] });
  }
  const gallery = await serveGallery(place);
  const browser = await openChromium();
  try {
    const { page } = await openPage(browser);
    await page.goto(`${gallery.origin}/compare?clips=${slugs.join()}`);
    // A page's scripts run from its visitor's first move on.
    await page.mouse.move(300, 300);
    await page.getByRole('button', { name: 'Play together' }).click();
    await page.waitForTimeout(3_000);
    const drift = await watchDrift(page, MEASURED_SECONDS);
    const frame: [string, number] = ['one frame at 24 a second', FRAME_MS];
    return [
      lineOf(
        '5.7',
        ['four clips, farthest apart in a minute', Math.max(...drift)],
        frame,
        'ms',
        '< 1',
      ),
      lineOf('5.7', ['four clips, median', median(drift)], frame, 'ms', '–'),
    ];
  } finally {
    await browser.close();
    await gallery.stop();
  }
}
