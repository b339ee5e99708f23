import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import type { Rooms } from '@/lib/api/api-route';
import { saveClips } from '@/lib/clips/save-clips.server';
import type { Database } from '@/lib/db/database';
import type { Answer } from '@/lib/http/answer';
import { makeFlatReader } from '@/lib/media/flat-reader.server';
import { drawSharePicture } from '@/lib/publish/draw-share-picture.server';
import { describeEachEngine } from '../../support/databases';
import { makeEntry } from '../../support/make-entry';
import { askRooms, openRooms } from '../../support/open-rooms';
import { seedDatabase } from '../../support/seed-database';

const seeded = makeFlatReader(fileURLToPath(new URL('../../../seed/media', import.meta.url)));
const bytesOf = ({ body }: Answer) => Buffer.from(body as Uint8Array);

/** How far two pictures differ on average in a band of rows, 0 to 255. */
async function differ(one: Uint8Array, other: Uint8Array, top: number, height: number) {
  const band = { left: 0, top, width: 1200, height };
  const [a, b] = await Promise.all(
    [one, other].map((it) => sharp(it).extract(band).raw().toBuffer()),
  );
  if (a === undefined || b === undefined) throw new Error('Nothing to compare.');
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0));
  return sum / a.length;
}

describeEachEngine('a clip’s picture for link previews', (open) => {
  let database: Database;
  let gallery: ReturnType<typeof openRooms>;
  let rooms: Rooms;

  beforeAll(async () => {
    database = await open();
    await seedDatabase(database);
    gallery = openRooms(database);
    rooms = { ...gallery.rooms, media: () => seeded };
  });

  test('is its poster with words at the foot, in each language, and made once', async () => {
    const english = await askRooms(rooms, '/clips/tokyo-walk/share.jpg');
    const chinese = await askRooms(rooms, '/clips/tokyo-walk/share.jpg?lang=zh');
    for (const answered of [english, chinese]) {
      expect(answered.status).toBe(200);
      expect(answered.headers['content-type']).toBe('image/jpeg');
      const { width, height, format } = await sharp(bytesOf(answered)).metadata();
      expect([width, height, format]).toEqual([1200, 630, 'jpeg']);
      expect(bytesOf(answered).length).toBeLessThan(300_000);
    }
    // One picture above, other words below.
    const [one, other] = [bytesOf(english), bytesOf(chinese)];
    expect(await differ(one, other, 0, 250)).toBeLessThan(1);
    expect(await differ(one, other, 380, 200)).toBeGreaterThan(4);
    const { made } = gallery.kept.counts;
    const etag = english.headers.etag ?? '';
    const again = await askRooms(rooms, '/clips/tokyo-walk/share.jpg', {
      headers: { 'if-none-match': etag },
    });
    expect([again.status, gallery.kept.counts.made]).toEqual([304, made]);
  });

  test('is the poster alone where its file cannot be read, and nothing where there is none', async () => {
    const moved = await gallery.ask('/clips/cat-on-bed/share.jpg');
    expect(moved.status).toBe(302);
    expect(moved.headers.location).toMatch(/^\/media\/[0-9a-f]{64}\.webp$/);
    await database.write((writer) => saveClips(writer, [makeEntry('bare')], 1_700_000_000_000));
    expect((await gallery.ask('/clips/bare/share.jpg')).status).toBe(404);
    expect((await gallery.ask('/clips/nobody/share.jpg')).status).toBe(404);
    expect((await gallery.ask('/clips/tokyo-walk/share.jpg?size=2')).status).toBe(400);
  });
});

test('keeps every title within the picture, whatever stands in it', async () => {
  const create = { width: 640, height: 360, channels: 3 as const, background: '#345' };
  const poster = await sharp({ create }).webp().toBuffer();
  const draw = (title: string, label = '') =>
    drawSharePicture({ poster, title, source: 'A <b> & C', label: label || 'L' });
  const bare = (await draw('.')) ?? poster;
  for (const title of ['長い'.repeat(120), 'W'.repeat(300), 'a & <b> \ud800 \u0007 😀', '']) {
    const drawn = await draw(title);
    if (drawn === null) throw new Error('Nothing was drawn.');
    // Words never reach the upper third.
    expect(await differ(bare, drawn, 0, 210), title.slice(0, 9)).toBeLessThan(0.5);
  }
  const labelled = await draw('.', '本项目绘制的替身，并非片段本身');
  expect(await differ(bare, labelled ?? bare, 530, 50)).toBeGreaterThan(1);
});
