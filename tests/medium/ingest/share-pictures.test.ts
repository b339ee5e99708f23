import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ClipEntry } from '@/lib/clips/clip-entry';
import { getClip } from '@/lib/clips/get-clip.server';
import { saveClips } from '@/lib/clips/save-clips.server';
import type { Database } from '@/lib/db/database';
import {
  makeSharePicturesJob,
  walkSharePictures,
} from '@/lib/ingest/files/share-pictures-job.server';
import { RESTING } from '@/lib/jobs/lease-job.server';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import { drawSharePictures } from '@/lib/media/draw-share-pictures.server';
import type { MediaStore } from '@/lib/media/media-store';
import { describeEachEngine } from '../../support/databases';
import { makeEntry } from '../../support/make-entry';

const folder = mkdtempSync(join(tmpdir(), 'promptreel-share-'));
const store = makeDiskStore(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plainPoster = (background: string) =>
  sharp({ create: { width: 640, height: 360, channels: 3, background } })
    .webp()
    .toBuffer();

/** A poster in the store, as a row that comes with its clip. */
async function storePoster(bytes: Buffer): Promise<ClipEntry['renditions'][number]> {
  const { hash, sizeBytes } = await store.put(
    (async function* () {
      yield bytes;
    })(),
    'webp',
  );
  const shape = { width: 640, height: 360, durationMs: null, codec: null, thumbhash: null };
  return {
    kind: 'stand-in-poster',
    hash,
    extension: 'webp',
    type: 'image/webp',
    sizeBytes,
    ...shape,
  };
}

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

describeEachEngine('pictures for link previews', (open) => {
  let database: Database;
  let tools: { database: Database; store: MediaStore };
  let poster: ClipEntry['renditions'][number];

  beforeAll(async () => {
    database = await open('seeded');
    tools = { database, store };
    poster = await storePoster(await plainPoster('#345'));
    // The store has none of the seed's posters: of those clips nothing can be drawn.
    expect(await walkSharePictures(tools)).toBe(0);
  });

  const save = (slug: string, known: Partial<ClipEntry> = {}) =>
    database.write((writer) => saveClips(writer, [makeEntry(slug, known)], 1_700_000_000_000));
  const title = { en: 'A cat wakes', zh: '猫醒了' };

  /** The stored pictures of a clip that are true of it now. */
  async function picturesOf(slug: string) {
    const { renditions } = (await getClip(database, slug)).clip;
    return renditions.filter(({ kind }) => kind.startsWith('share-'));
  }

  async function bytesOf(url: string): Promise<Uint8Array> {
    const bytes = await store.read(url.replace('/media/', ''));
    if (bytes === null) throw new Error(`${url} is not stored.`);
    return new Uint8Array(await new Response(bytes).arrayBuffer());
  }

  beforeEach(() => save('cat-wakes', { title, renditions: [poster] }));

  test('are its poster with words at the foot, in each language, stored under their hashes', async () => {
    await walkSharePictures(tools);
    const pictures = await picturesOf('cat-wakes');
    expect(pictures.map(({ kind, type, width, height }) => [kind, type, width, height])).toEqual([
      ['share-en', 'image/jpeg', 1200, 630],
      ['share-zh', 'image/jpeg', 1200, 630],
    ]);
    const [one, other] = await Promise.all(pictures.map(({ url }) => bytesOf(url)));
    if (one === undefined || other === undefined) throw new Error('Two pictures were to be there.');
    const { width, height, format } = await sharp(one).metadata();
    expect([width, height, format, one.length]).toEqual([
      1200,
      630,
      'jpeg',
      pictures[0]?.sizeBytes,
    ]);
    // One picture above, other words below.
    expect(await differ(one, other, 0, 250)).toBeLessThan(1);
    expect(await differ(one, other, 380, 200)).toBeGreaterThan(1);
  });

  test('are not shown once their words changed, and drawn anew; the old ones leave the store', async () => {
    await walkSharePictures(tools);
    const before = await picturesOf('cat-wakes');
    await save('cat-wakes', { title: { ...title, zh: '一只猫醒了' }, renditions: [poster] });
    expect((await picturesOf('cat-wakes')).map(({ kind }) => kind)).toEqual(['share-en']);
    expect(await walkSharePictures(tools)).toBe(1);
    const [english, chinese] = await picturesOf('cat-wakes');
    // What shows the same has the same bytes and the same address.
    expect(english?.url).toBe(before[0]?.url);
    expect(chinese?.url).not.toBe(before[1]?.url);
    expect(await store.stat(before[1]?.url.replace('/media/', '') ?? '')).toBeNull();
    const other = await storePoster(await plainPoster('#853'));
    await save('cat-wakes', { title, renditions: [other] });
    expect(await picturesOf('cat-wakes')).toEqual([]);
    await save('cat-wakes', { title });
    expect(await walkSharePictures(tools)).toBe(0);
    const rows = await database.prisma.rendition.count({
      where: { kind: { startsWith: 'share-' } },
    });
    expect(rows).toBe(0);
  });

  test('are wanted after a change only, and nothing is written where nothing is drawn', async () => {
    const job = makeSharePicturesJob(database, (signal) => walkSharePictures({ ...tools, signal }));
    expect(await job.isWanted()).toBe(true);
    const once = { id: 1, kind: job.kind, key: 'all', attempts: 1 };
    const never = new AbortController().signal;
    expect(await job.work(once, never)).toEqual({ dueAt: RESTING, error: null });
    expect(await picturesOf('cat-wakes')).toHaveLength(2);
    expect(await job.isWanted()).toBe(false);
    const version = await database.version();
    expect(await walkSharePictures(tools, { anew: true })).toBe(0);
    expect(await database.version()).toBe(version);
    await save('no-poster');
    const noise = await storePoster(Buffer.from('no picture'));
    await save('no-picture', { renditions: [noise] });
    expect(await job.isWanted()).toBe(true);
    await job.work(once, never);
    expect([await picturesOf('no-poster'), await picturesOf('no-picture')]).toEqual([[], []]);
    expect(await job.isWanted()).toBe(false);
  });

  test('that were begun when their gallery stops are drawn when it goes on', async () => {
    const job = makeSharePicturesJob(database, (signal) => walkSharePictures({ ...tools, signal }));
    await save('cat-wakes', { title: { en: 'Stopped', zh: '停' }, renditions: [poster] });
    const stopped = AbortSignal.abort(new Error('stopped'));
    const once = { id: 1, kind: job.kind, key: 'all', attempts: 1 };
    await expect(job.work(once, stopped)).rejects.toThrow('stopped');
    expect(await picturesOf('cat-wakes')).toEqual([]);
    expect(await job.isWanted()).toBe(true);
    expect(await walkSharePictures(tools)).toBe(1);
  });
});

test('keep every title within the picture, whatever stands in it', async () => {
  const poster = await plainPoster('#345');
  const draw = async (title: string, label = 'L') => {
    const [drawn] = await drawSharePictures(poster, [{ title, source: 'A <b> & C', label }]);
    if (drawn === undefined) throw new Error('Nothing was drawn.');
    return drawn;
  };
  const bare = await draw('.');
  for (const title of ['長い'.repeat(120), 'W'.repeat(300), 'a & <b> \ud800 \u0007 😀', '']) {
    // Words never reach the upper third.
    expect(await differ(bare, await draw(title), 0, 210), title.slice(0, 9)).toBeLessThan(0.5);
  }
  const labelled = await draw('.', '本项目绘制的替身，并非片段本身');
  expect(await differ(bare, labelled, 530, 50)).toBeGreaterThan(1);
});
