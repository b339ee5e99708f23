import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { findOriginal } from '@/lib/clips/find-original.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import { makeS3Store } from '@/lib/media/s3-store.server';
import { parseStorePlace } from '@/lib/media/store-place';
import { copySeeded } from '../../support/databases';
import { noteOriginal, once } from '../../support/note-original';
import { BUCKET, BUCKET_KEYS, openBucket } from '../../support/open-bucket';
import { runMedia } from './import-command';

const SLUGS = ['lagos', 'wolves', 'bling-zoo'] as const;
const folders: string[] = [];
let media: string;
let around: { DATABASE_URL: string; MEDIA_STORE: string };
let hashes: string[];

const pathOf = (hash: string) => join(media, hash.slice(0, 2), `${hash}.mp4`);

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-check-'));
  folders.push(folder);
  media = join(folder, 'media');
  const file = join(folder, 'gallery.db');
  around = { DATABASE_URL: `file:${file}`, MEDIA_STORE: media };
  await copySeeded(file);
  const database = await openDatabase(around.DATABASE_URL);
  const store = makeDiskStore(media);
  hashes = [];
  for (const slug of SLUGS) {
    const stored = await store.put(once(randomBytes(2000)), 'mp4');
    hashes.push(stored.hash);
    await noteOriginal(database, slug, stored);
  }
  await database.close();
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('media check', () => {
  test('passes what is right, and nothing else', async () => {
    const { code, output } = await runMedia(['check'], around);
    expect(output).toMatch(/^\d+ files named by clips: 0 bad, 0 unnamed\.$/m);
    expect(code).toBe(0);
  });

  test('finds what is missing, cut, damaged and nobody’s, and repairs it when told', async () => {
    const [missing = '', cut = '', damaged = ''] = hashes;
    rmSync(pathOf(missing));
    writeFileSync(pathOf(cut), randomBytes(1000));
    writeFileSync(pathOf(damaged), randomBytes(2000));
    const store = makeDiskStore(media);
    const old = await store.put(once(randomBytes(10)), 'mp4');
    utimesSync(pathOf(old.hash), new Date(0), new Date(0));
    const fresh = await store.put(once(randomBytes(10)), 'mp4');
    const found = await runMedia(['check'], around);
    expect(found.code).toBe(1);
    for (const line of [
      `missing    ${missing}.mp4: original of lagos`,
      `cut        ${cut}.mp4: original of wolves`,
      `damaged    ${damaged}.mp4: original of bling-zoo`,
      `unnamed    ${old.hash}.mp4: no clip names it`,
      `new        ${fresh.hash}.mp4: no clip names it`,
    ])
      expect(found.output).toContain(line);
    expect((await runMedia(['check', '--quick'], around)).output).not.toContain('damaged');

    expect((await runMedia(['check', '--repair'], around)).code).toBe(0);
    const again = await runMedia(['check'], around);
    expect(again).toMatchObject({ code: 0 });
    expect(again.output).toContain('files named by clips: 0 bad, 1 unnamed.');
    const database = await openDatabase(around.DATABASE_URL);
    const cards = await database.rows<{ card: string }>('SELECT card FROM clip');
    await database.close();
    expect(cards.filter(({ card }) => JSON.parse(card).hasOriginal)).toEqual([]);
  });
});

test('a poster that is lost and forgotten is made again by the next import of its original', async () => {
  const [, original = ''] = hashes;
  const database = await openDatabase(around.DATABASE_URL);
  try {
    const lost = randomBytes(32).toString('hex');
    await database.writeAside(async (writer) => {
      await writer.run("UPDATE rendition SET recipe = '1' WHERE hash = ?", [original]);
      await writer.run(
        `INSERT INTO rendition (clip_id, kind, hash, extension, type, size_bytes, added_at, recipe, made_of)
         SELECT clip_id, 'poster', ?, 'webp', 'image/webp', 9, 1, '1', hash FROM rendition
         WHERE hash = ?`,
        [lost, original],
      );
    });
    const { output } = await runMedia(['check', '--repair'], around);
    expect(output).toContain(`missing    ${lost}.webp: poster of wolves`);
    expect(await findOriginal(database, 'wolves', original)).toMatchObject({ recipe: null });
  } finally {
    await database.close();
  }
});

test('media move copies every file to a bucket and reads it back, removing only at the end', async () => {
  const bucket = await openBucket();
  try {
    const to = `s3://${BUCKET}?endpoint=${bucket.endpoint}`;
    const keys = { AWS_ACCESS_KEY_ID: BUCKET_KEYS.accessKeyId, AWS_SECRET_ACCESS_KEY: 'S3RVER' };
    bucket.mischief = (request, response, pass) => {
      const isBad = request.method === 'PUT' && request.url?.includes(hashes[0] ?? '-');
      if (!isBad) return pass();
      request.resume();
      response.writeHead(200).end();
    };
    const broken = await runMedia(['move', to, '--remove'], { ...around, ...keys });
    expect(broken.output).toContain(`failed  ${hashes[0]}.mp4: `);
    expect(broken.output).toContain('3 files: 2 copied, 1 failed.');
    expect(broken.code).toBe(1);
    expect((await runMedia(['check', '--quick'], around)).code).toBe(0);

    bucket.mischief = null;
    const whole = await runMedia(['move', to, '--remove'], { ...around, ...keys });
    expect(whole.output).toContain(
      '3 files: 1 copied, 2 already there, removed from the first store.',
    );
    const place = parseStorePlace(to);
    if (place.kind !== 's3') throw new Error('not a bucket');
    const store = makeS3Store(place, BUCKET_KEYS);
    for (const hash of hashes) {
      const bytes = await store.read(`${hash}.mp4`);
      const read = Buffer.from(await new Response(bytes).arrayBuffer());
      expect(createHash('sha256').update(read).digest('hex')).toBe(hash);
    }
    const nowhere = await runMedia(['check', '--quick'], around);
    expect(nowhere.output).toContain('3 bad, 0 unnamed.');
  } finally {
    await bucket.stop();
  }
});
