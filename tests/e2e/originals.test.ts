import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { askApi } from '../support/ask-gallery';
import { openBrowser } from '../support/open-browser';
import { type OwnGallery, openOwnGallery } from '../support/own-gallery';
import { playClip, timeOf, videoOf } from '../support/play-clip';
import { slowly } from '../support/read-wall';
import { runGallery } from '../support/serve-gallery';

/** Real clips of the catalogue, where somebody has put them beside the repository. */
const folder = fileURLToPath(new URL('../../../shared/originals', import.meta.url));
const short = 'tr-i2v-sora-cloud';
const slugs = existsSync(folder)
  ? readdirSync(folder).map((name) => name.replace(/\.mp4$/, ''))
  : [];

describe.skipIf(slugs.length === 0)('the real clips beside the repository', () => {
  const browser = openBrowser();
  let gallery: OwnGallery;
  let said = '';
  let told = '';

  beforeAll(async () => {
    gallery = await openOwnGallery({
      async prepare(place) {
        // Encoding all of them takes minutes: one of the shortest stands for the others.
        said = await runGallery(place, ['media', 'import', folder, '--bare']);
        told = await runGallery(place, ['media', 'import', join(folder, `${short}.mp4`)]);
      },
    });
  });
  afterAll(() => gallery?.close());

  test('are stored by one command, each under the clip it is named after', () => {
    expect(said).toContain(`${slugs.length} files: ${slugs.length} stored.`);
  });

  test.each(slugs)('%s plays', async (slug) => {
    const { clip } = await askApi<{ clip: ClipDetail }>(`/clips/${slug}`, gallery.origin);
    const original = clip.renditions.find(({ kind }) => kind === 'original');
    expect(clip.hasOriginal).toBe(true);
    expect(original).toMatchObject({ type: 'video/mp4', codec: 'h264' });
    expect(original?.durationSeconds).toBeGreaterThan(3);
    const page = await browser.visit({ origin: gallery.origin });
    const answers = new Map<string, number>();
    page.on('response', (response) => answers.set(response.url(), response.status()));
    await page.goto(`/clips/${slug}`);
    expect(await videoOf(page).getAttribute('src')).toBe(original?.url);
    await playClip(page);
    await expect.poll(() => timeOf(page), slowly).toBeGreaterThan(0.3);
    const seen = await videoOf(page).evaluate(
      ({ error, videoWidth, videoHeight, duration }: HTMLVideoElement) => ({
        error,
        videoWidth,
        videoHeight,
        duration,
      }),
    );
    expect(seen).toMatchObject({
      error: null,
      videoWidth: original?.width,
      videoHeight: original?.height,
    });
    expect(seen.duration).toBeCloseTo(original?.durationSeconds ?? 0, 0);
    expect(answers.get(gallery.origin + original?.url)).toBe(206);
    await page.getByText('The original, stored here.').waitFor();
  });

  test('what was made of one takes the stand-in’s place on card and page', async () => {
    expect(told).toContain('1 file: 1 renewed.');
    const { clip } = await askApi<{ clip: ClipDetail }>(`/clips/${short}`, gallery.origin);
    expect(clip.standIn).toBe(false);
    const poster = clip.renditions.find(({ kind }) => kind === 'poster');
    const preview = clip.renditions.find(({ kind }) => kind === 'preview');
    expect(clip.preview).toBe(preview?.url);
    expect(preview?.sizeBytes).toBeLessThan(300_000);
    const page = await browser.visit({ origin: gallery.origin });
    await page.goto(`/clips/${short}`);
    expect(await videoOf(page).getAttribute('poster')).toBe(poster?.url);
    await page.getByText('The original, stored here.', { exact: true }).waitFor();
    await page.getByText('This file carries none.').waitFor();
    const picture = await page.locator('meta[property="og:image"]').first().getAttribute('content');
    const shared = await fetch(picture ?? '');
    expect([shared.status, shared.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/^image\//),
    ]);
    const alt = await page.locator('meta[property="og:image:alt"]').first().getAttribute('content');
    expect(alt).not.toMatch(/stand-in/i);
    await page.goto(`/?q=${encodeURIComponent(clip.titles.en)}`);
    const posters = clip.posters.map(({ url }) => gallery.origin + url);
    const shown = () =>
      page
        .locator('img')
        .evaluateAll((all) => all.map((one) => (one as HTMLImageElement).currentSrc));
    await expect
      .poll(async () => (await shown()).some((address) => posters.includes(address)), slowly)
      .toBe(true);
  });

  test('a seek is answered by the part that is asked for', async () => {
    const { clip } = await askApi<{ clip: ClipDetail }>(`/clips/${slugs[0]}`, gallery.origin);
    const original = clip.renditions.find(({ kind }) => kind === 'original');
    const size = original?.sizeBytes ?? 0;
    const reply = await fetch(gallery.origin + original?.url, {
      headers: { range: `bytes=${size - 1000}-` },
    });
    expect(reply.status).toBe(206);
    expect(reply.headers.get('content-range')).toBe(`bytes ${size - 1000}-${size - 1}/${size}`);
    expect((await reply.arrayBuffer()).byteLength).toBe(1000);
  });
});
