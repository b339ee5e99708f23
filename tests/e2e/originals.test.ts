import { existsSync, readdirSync } from 'node:fs';
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
const slugs = existsSync(folder)
  ? readdirSync(folder).map((name) => name.replace(/\.mp4$/, ''))
  : [];

describe.skipIf(slugs.length === 0)('the real clips beside the repository', () => {
  const browser = openBrowser();
  let gallery: OwnGallery;
  let said = '';

  beforeAll(async () => {
    gallery = await openOwnGallery({
      async prepare(place) {
        said = await runGallery(place, ['media', 'import', folder]);
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
