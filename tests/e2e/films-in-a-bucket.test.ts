import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import { parseMediaKey } from '@/lib/media/media-key';
import { makeS3Store } from '@/lib/media/s3-store.server';
import { parseStorePlace } from '@/lib/media/store-place';
import { makeOriginal } from '../support/make-original';
import { openBrowser } from '../support/open-browser';
import { BUCKET, BUCKET_KEYS, openBucket, type TestBucket } from '../support/open-bucket';
import { type OwnGallery, openOwnGallery } from '../support/own-gallery';
import { isPaused, openPlaying, playClip, timeOf, videoOf } from '../support/play-clip';
import { slowly } from '../support/read-wall';
import { type GalleryPlace, runGallery } from '../support/serve-gallery';

const browser = openBrowser();

/** Two films of one picture, the second with a tone: a clip and its scored version. */
async function importScored(place: GalleryPlace, folder: string): Promise<void> {
  const [silent, scored] = [join(folder, 'silent.mp4'), join(folder, 'scored.mp4')];
  await makeOriginal(silent, { hasSound: false, size: '320x180' });
  await makeOriginal(scored, { size: '320x180' });
  const version = ['--scored-version-of', 'bling-zoo'];
  await runGallery(place, ['media', 'import', silent, '--clip', 'bling-zoo']);
  await runGallery(place, ['media', 'import', scored, '--clip', 'gold-rush', ...version]);
}

describe('a gallery whose films lie in a bucket', () => {
  let bucket: TestBucket;
  let gallery: OwnGallery;

  beforeAll(async () => {
    bucket = await openBucket();
    const name = `s3://${BUCKET}?endpoint=${bucket.endpoint}`;
    gallery = await openOwnGallery({
      env: {
        MEDIA_STORE: name,
        AWS_ACCESS_KEY_ID: BUCKET_KEYS.accessKeyId,
        AWS_SECRET_ACCESS_KEY: BUCKET_KEYS.secretAccessKey,
      },
      async prepare(gallery) {
        const { mediaStore, folder } = gallery;
        await importScored(gallery, folder);
        const place = parseStorePlace(name);
        if (place.kind !== 's3') throw new Error('not a bucket');
        const [disk, store] = [makeDiskStore(mediaStore), makeS3Store(place, BUCKET_KEYS)];
        for await (const { key } of disk.list()) {
          const { hash, extension } = parseMediaKey(key) ?? { hash: '', extension: 'mp4' };
          await store.put(`${mediaStore}/${hash.slice(0, 2)}/${key}`, extension);
        }
      },
    });
  });
  afterAll(async () => {
    await gallery?.close();
    await bucket?.stop();
  });

  test('plays them from the bucket itself: the page’s policy allows exactly that', async () => {
    const page = await browser.visit({ origin: gallery.origin });
    const reply = await page.goto('/clips/cat-on-bed');
    const policy = reply?.headers()['content-security-policy'] ?? '';
    expect(/media-src ([^;]*)/.exec(policy)?.[1]?.split(' ')).toContain(bucket.endpoint);
    const before = bucket.asked.length;
    await playClip(page);
    expect(bucket.asked.slice(before).some((line) => /^GET \/gallery\/.+\.mp4/.test(line))).toBe(
      true,
    );
    await page.locator('.vjs-progress-control').hover();
    await page.locator('.player-preview-picture').waitFor();
  });

  test('goes on in a clip’s scored version and back: same second, same speed, playing', async () => {
    const page = await browser.visit({ origin: gallery.origin });
    await openPlaying(page, '/clips/bling-zoo');
    const state = () =>
      videoOf(page).evaluate((video: HTMLVideoElement) => ({
        file: new URL(video.currentSrc).pathname.split('/').at(-1),
        isChanging: video.dataset.changing !== undefined,
        hasSound:
          (video as unknown as { webkitAudioDecodedByteCount: number })
            .webkitAudioDecodedByteCount > 0,
        rate: video.playbackRate,
        isPaused: video.paused,
      }));
    const first = await state();
    expect(first).toMatchObject({ hasSound: false, isPaused: false });
    await videoOf(page).evaluate((video: HTMLVideoElement) => {
      video.playbackRate = 0.5;
      video.currentTime = 8;
    });
    const versions = page.getByRole('group', { name: 'Version' });
    await versions.getByRole('button', { name: 'With sound added' }).click();
    await expect.poll(state, slowly).toMatchObject({
      ...{ isChanging: false, hasSound: true, rate: 0.5, isPaused: false },
    });
    expect((await state()).file).not.toBe(first.file);
    expect(await timeOf(page)).toBeGreaterThanOrEqual(8);

    // At rest, too; and from the scored version's own page the way back is the same.
    await page.keyboard.press(',');
    await expect.poll(() => isPaused(page), slowly).toBe(true);
    const at = await timeOf(page);
    await versions.getByRole('button', { name: 'As published' }).click();
    await expect.poll(state, slowly).toMatchObject({
      ...{ file: first.file, isChanging: false, rate: 0.5, isPaused: true },
    });
    expect(await timeOf(page)).toBeCloseTo(at, 1);
    await openPlaying(page, '/clips/gold-rush');
    const pressed = versions.getByRole('button', { pressed: true });
    expect(await pressed.textContent()).toBe('With sound added');
  });
});
