import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MediaStore } from '@/lib/media/media-store';
import { describeEachEngine } from '../../support/databases';
import { openFront, type TestFront } from '../../support/open-front';

const bytes = randomBytes(8 * 1024 * 1024);
const hash = createHash('sha256').update(bytes).digest('hex');
const path = `/media/${hash}.mp4`;

/** How many descriptors of this process stand open on the stored file. */
function countOpen(): number {
  return readdirSync('/proc/self/fd').filter((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`).includes(hash);
    } catch {
      return false;
    }
  }).length;
}

describeEachEngine('a stored file through the front', (open) => {
  let front: TestFront;

  beforeAll(async () => {
    front = await openFront(await open());
    const source = join(tmpdir(), `promptreel-media-${process.pid}.bin`);
    writeFileSync(source, bytes);
    await (front.rooms.media() as MediaStore).put(source, 'mp4');
  });
  afterAll(() => front.stop(1000));

  test('comes whole and in parts, with the very bytes', async () => {
    const whole = await front.ask(path);
    expect(whole.status).toBe(200);
    expect(whole.headers['content-length']).toBe(String(bytes.length));
    expect(whole.body.equals(bytes)).toBe(true);
    for (const [start, end] of [
      [0, 0],
      [1000, 70_000],
      [5_000_000, bytes.length - 1],
    ] as const) {
      const part = await front.ask(path, { headers: { range: `bytes=${start}-${end}` } });
      expect(part.status).toBe(206);
      expect(part.headers['content-range']).toBe(`bytes ${start}-${end}/${bytes.length}`);
      expect(part.body.equals(bytes.subarray(start, end + 1))).toBe(true);
      expect(part.headers['content-encoding']).toBeUndefined();
    }
    const outside = await front.ask(path, { headers: { range: `bytes=${bytes.length}-` } });
    expect(outside.status).toBe(416);
    expect(outside.headers['content-range']).toBe(`bytes */${bytes.length}`);
    expect(outside.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test('is cached for ever and is unchanged by its ETag', async () => {
    const head = await front.ask(path, { method: 'HEAD' });
    expect(head.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(head.headers['content-length']).toBe(String(bytes.length));
    const again = await front.ask(path, { headers: { 'if-none-match': head.headers.etag ?? '' } });
    expect(again.status).toBe(304);
  });

  test.skipIf(process.platform !== 'linux')('is let go of when the reader leaves', async () => {
    // One stands open for whoever asks next.
    const before = countOpen();
    for (let times = 0; times < 10; times += 1) {
      await new Promise<void>((resolve, reject) => {
        const asked = request({ port: front.port, path, agent: false }, (response) => {
          response.once('data', () => {
            asked.destroy();
            resolve();
          });
          response.on('error', () => undefined);
        });
        asked.on('error', (error) => (asked.destroyed ? undefined : reject(error)));
        asked.end();
      });
    }
    await expect.poll(countOpen, { timeout: 60_000 }).toBe(before);
    expect((await front.ask('/api/v1/health')).status).toBe(200);
  });
});
