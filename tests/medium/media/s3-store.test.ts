import { createHash, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '@/lib/http/answer';
import type { MediaBytes, MediaStore } from '@/lib/media/media-store';
import { Refusal } from '@/lib/media/refusal';
import { makeS3Store } from '@/lib/media/s3-store.server';
import { serveMedia } from '@/lib/media/serve-media.server';
import { parseStorePlace } from '@/lib/media/store-place';
import { isSigned } from '../../support/check-signature';
import { once } from '../../support/note-original';
import { BUCKET, BUCKET_KEYS, openBucket, type TestBucket } from '../../support/open-bucket';

const patience = { answerMs: 800, idleMs: 800 };
let bucket: TestBucket;
let store: MediaStore;

const open = (more = '', keys = BUCKET_KEYS): MediaStore => {
  const place = parseStorePlace(`s3://${BUCKET}/reel?endpoint=${bucket.endpoint}${more}`);
  if (place.kind !== 's3') throw new Error('not a bucket');
  return makeS3Store(place, keys, patience);
};

beforeAll(async () => {
  bucket = await openBucket();
  store = open();
});
afterAll(() => bucket.stop());
afterEach(() => {
  bucket.mischief = null;
});

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const put = (bytes: Buffer, to = store) => to.put(once(bytes), 'mp4');
const collect = async (bytes: MediaBytes | null) => {
  if (bytes === null) throw new Error('There is nothing to read.');
  return Buffer.from(await new Response(bytes).arrayBuffer());
};
const unavailable = expect.objectContaining({ code: 'unavailable' });

describe('a bucket', () => {
  test.each([1, 300_000, 3_000_000])('%d bytes come back as they went', async (size) => {
    const bytes = randomBytes(size);
    const key = `${hashOf(bytes)}.mp4`;
    expect(await put(bytes)).toEqual({ hash: hashOf(bytes), sizeBytes: size, existed: false });
    expect(await store.stat(key)).toMatchObject({ sizeBytes: size });
    expect((await collect(await store.read(key))).equals(bytes)).toBe(true);
    const range = { start: Math.floor(size / 3), end: size - 1 };
    expect((await collect(await store.read(key, range))).equals(bytes.subarray(range.start))).toBe(
      true,
    );
    expect((await put(bytes)).existed).toBe(true);
  });

  test('lists what it holds, gives nothing for what it does not, and lets go', async () => {
    const own = open('', BUCKET_KEYS);
    const { hash } = await put(randomBytes(1000), own);
    const keys = async () => {
      const found: string[] = [];
      for await (const { key } of own.list()) found.push(key);
      return found;
    };
    expect(await keys()).toContain(`${hash}.mp4`);
    await own.remove(`${hash}.mp4`);
    await own.remove(`${hash}.mp4`);
    expect(await keys()).not.toContain(`${hash}.mp4`);
    expect(await own.stat(`${hash}.mp4`)).toBeNull();
    expect(await own.read(`${hash}.mp4`)).toBeNull();
    expect(await own.stat('../secret')).toBeNull();
  });

  test('refuses what is not the bytes that were meant, and sends nothing', async () => {
    const before = bucket.asked.length;
    const meant = store.put(once(randomBytes(10)), 'mp4', hashOf(randomBytes(10)));
    await expect(meant).rejects.toBeInstanceOf(Refusal);
    expect(bucket.asked.slice(before)).toEqual([]);
  });

  test('is unavailable with the wrong key to it', async () => {
    const wrong = open('', { ...BUCKET_KEYS, accessKeyId: 'no' });
    await expect(wrong.read(`${'0'.repeat(64)}.mp4`)).rejects.toEqual(unavailable);
  });
});

test('every request is signed with the key, by its header or in its address', async () => {
  const seen: string[] = [];
  bucket.mischief = (request, _, pass) => {
    const how = isSigned(request, BUCKET_KEYS.secretAccessKey) ? 'signed' : 'not signed';
    seen.push(`${request.method} ${how}${isSigned(request, 'another') ? ' by anybody' : ''}`);
    pass();
  };
  const { hash } = await put(randomBytes(2000));
  await collect(await store.read(`${hash}.mp4`, { start: 0, end: 9 }));
  for await (const _ of store.list()) break;
  const address = await store.url(`${hash}.mp4`, 'attachment; filename="a b.mp4"');
  expect((await fetch(address ?? '')).status).toBe(200);
  await store.remove(`${hash}.mp4`);
  expect([...new Set(seen)].sort()).toEqual(
    ['DELETE signed', 'GET signed', 'HEAD signed', 'PUT signed'].sort(),
  );
});

describe('a store that does not do its part', () => {
  test('and fails once is asked again; twice is a failure', async () => {
    const bytes = randomBytes(5000);
    const { hash } = await put(bytes);
    let fails = 1;
    bucket.mischief = (_, response, pass) => {
      if (fails > 0) response.writeHead(503).end();
      else pass();
      fails -= 1;
    };
    expect((await collect(await store.read(`${hash}.mp4`))).equals(bytes)).toBe(true);
    fails = 2;
    await expect(store.read(`${hash}.mp4`)).rejects.toEqual(unavailable);
  });

  test('and keeps one waiting is given up', async () => {
    const { hash } = await put(randomBytes(5000));
    bucket.mischief = () => {};
    await expect(store.read(`${hash}.mp4`)).rejects.toEqual(unavailable);
  });

  test('and stops in the middle breaks the answer: what is short is never whole', async () => {
    const { hash } = await put(randomBytes(5000));
    bucket.mischief = (_, response) => {
      response.writeHead(200, { 'content-length': '5000' });
      response.write(randomBytes(1000));
    };
    const bytes = await store.read(`${hash}.mp4`);
    await expect(collect(bytes)).rejects.toThrow();
  });

  test('and gives another range than was asked is not believed', async () => {
    const { hash } = await put(randomBytes(5000));
    bucket.mischief = (_, response) => {
      response.writeHead(206, { 'content-length': '5000' }).end(randomBytes(5000));
    };
    await expect(store.read(`${hash}.mp4`, { start: 0, end: 99 })).rejects.toEqual(unavailable);
  });

  test('and keeps other bytes is found out, although it confirms the right ones', async () => {
    const bytes = randomBytes(5000);
    bucket.mischief = (request, response, pass) => {
      if (request.method !== 'PUT') return pass();
      request.resume();
      const tag = createHash('md5').update(bytes).digest('hex');
      response.writeHead(200, { etag: `"${tag}"` }).end();
    };
    await expect(put(bytes)).rejects.toEqual(unavailable);
    const other = randomBytes(5000);
    bucket.mischief = ({ method }, response, pass) => {
      if (method !== 'GET') pass();
      else response.writeHead(200, { 'content-length': '5000' }).end(randomBytes(5000));
    };
    await expect(put(other)).rejects.toEqual(unavailable);
    bucket.mischief = null;
    expect(await store.read(`${hashOf(other)}.mp4`)).toBeNull();
  });
});

describe('a browser', () => {
  const ask = (
    key: string,
    headers: Record<string, string> = {},
    from = store,
  ): Promise<Answer> => {
    const url = new URL(`http://gallery.test/media/${key}${headers.query ?? ''}`);
    return serveMedia({ method: 'GET', url, headers: new Headers(headers) }, key, from);
  };

  test('gets a film from the store itself, by a signed address, with ranges', async () => {
    const bytes = randomBytes(9000);
    const { hash } = await put(bytes);
    const { status, headers } = await ask(`${hash}.mp4`, { range: 'bytes=0-99' });
    expect(status).toBe(307);
    expect(headers.location).toMatch(
      new RegExp(`^${bucket.endpoint}/gallery/reel/${hash}\\.mp4\\?`),
    );
    const reply = await fetch(headers.location ?? '', { headers: { range: 'bytes=100-199' } });
    expect(reply.status).toBe(206);
    expect(Buffer.from(await reply.arrayBuffer()).equals(bytes.subarray(100, 200))).toBe(true);
    expect((await ask(`${hash}.mp4`)).headers.location).toBe(headers.location);
    const unchanged = await ask(`${hash}.mp4`, { 'if-none-match': `"${hash}"` });
    expect(unchanged.status).toBe(304);
  });

  test('saves it under a name, from the store too', async () => {
    const { hash } = await put(randomBytes(900));
    const { headers } = await ask(`${hash}.mp4`, { query: '?download=%E7%8C%AB.mp4' });
    const reply = await fetch(headers.location ?? '');
    await reply.body?.cancel();
    expect(reply.headers.get('content-disposition')).toContain("filename*=UTF-8''%E7%8C%AB.mp4");
  });

  test('gets it from the public address where there is one, and pictures from us', async () => {
    const { hash } = await put(randomBytes(900));
    const open_ = open('&public=https://cdn.example/reel-files');
    const { headers } = await ask(`${hash}.mp4`, {}, open_);
    expect(headers.location).toBe(`https://cdn.example/reel-files/reel/${hash}.mp4`);
    const picture = await store.put(once(randomBytes(700)), 'webp');
    expect((await ask(`${picture.hash}.webp`)).status).toBe(200);
    expect((await ask(`${'0'.repeat(64)}.mp4`)).status).toBe(404);
  });
});
