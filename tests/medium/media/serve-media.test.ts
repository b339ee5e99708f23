import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveMedia } from '@/lib/media/serve-media.server';
import { once } from '../../support/note-original';
import {
  etag,
  expectSlice,
  expectWhole,
  key,
  type ServedFile,
  serveFile,
  size,
} from './served-file';

let file: ServedFile;
const ask: ServedFile['ask'] = (...asked) => file.ask(...asked);

beforeAll(async () => {
  file = await serveFile();
});

afterAll(() => file.close());

describe('a whole file', () => {
  test('comes with what browsers and caches need', async () => {
    const reply = await ask();
    expectWhole(reply);
    expect(reply.headers).toMatchObject({
      'content-type': 'video/mp4',
      'accept-ranges': 'bytes',
      'cache-control': 'public, max-age=31536000, immutable',
      etag,
      'last-modified': file.lastModified,
      'x-content-type-options': 'nosniff',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(reply.headers['access-control-expose-headers']).toContain('Content-Range');
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'");
    expect(reply.headers['content-disposition']).toBeUndefined();
  });

  test('HEAD tells the same without bytes, and takes no range', async () => {
    const whole = await ask();
    const head = await ask({ range: 'bytes=0-9' }, 'HEAD');
    expect(head.status).toBe(200);
    expect(head.body.length).toBe(0);
    expect((await ask({ range: `bytes=${size}-` }, 'HEAD')).status).toBe(200);
    const { date: _, connection: __, 'keep-alive': ___, ...told } = head.headers;
    expect(whole.headers).toMatchObject(told);
    expect(told['content-length']).toBe(String(size));
  });

  test('becomes a download under a name, in Chinese too', async () => {
    const reply = await ask({}, 'HEAD', `/media/${key}?download=${encodeURIComponent('东京街头')}`);
    expect(reply.headers['content-disposition']).toBe(
      `attachment; filename="_.mp4"; filename*=UTF-8''%E4%B8%9C%E4%BA%AC%E8%A1%97%E5%A4%B4.mp4`,
    );
    const odd = await ask({}, 'HEAD', `/media/${key}?download=%0d%0aX-A:%20b/../"`);
    expect(odd.headers['x-a']).toBeUndefined();
    expect(odd.headers['content-disposition']).toBe('attachment; filename="X-A b.mp4"');
  });
});

describe('conditions', () => {
  const later = new Date(Date.now() + 86_400_000).toUTCString();
  const earlier = new Date(0).toUTCString();

  test.each([
    ['if-none-match', () => etag],
    ['if-none-match', () => `W/${etag}`],
    ['if-none-match', () => `"x", ${etag}`],
    ['if-none-match', () => '*'],
    ['if-modified-since', () => file.lastModified],
    ['if-modified-since', () => later],
  ])('%s: unchanged', async (name, value) => {
    for (const method of ['GET', 'HEAD']) {
      const reply = await ask({ [name]: value(), range: 'bytes=0-9' }, method);
      expect(reply.status).toBe(304);
      expect(reply.body.length).toBe(0);
      expect(reply.headers).toMatchObject({
        etag,
        'cache-control': 'public, max-age=31536000, immutable',
        'access-control-allow-origin': '*',
      });
      expect(reply.headers['content-length']).toBeUndefined();
    }
  });

  test('another tag and an earlier date: the file', async () => {
    expectWhole(await ask({ 'if-none-match': '"x"', 'if-modified-since': later }));
    expectWhole(await ask({ 'if-modified-since': earlier }));
  });

  test('If-Match and If-Unmodified-Since refuse what they must', async () => {
    expectSlice(await ask({ 'if-match': etag, range: 'bytes=0-9' }), 0, 9);
    expect((await ask({ 'if-match': '"x"' })).status).toBe(412);
    expect((await ask({ 'if-unmodified-since': earlier })).status).toBe(412);
  });

  test('If-Range sends the range for the same file and the whole one for another', async () => {
    const range = 'bytes=10-19';
    expectSlice(await ask({ range, 'if-range': etag }), 10, 19);
    expectSlice(await ask({ range, 'if-range': file.lastModified }), 10, 19);
    expectWhole(await ask({ range, 'if-range': `W/${etag}` }));
    expectWhole(await ask({ range, 'if-range': '"x"' }));
    expectWhole(await ask({ range, 'if-range': later }));
    expectWhole(await ask({ range: `bytes=${size}-`, 'if-range': '"x"' }));
  });
});

describe('what is not there', () => {
  test.each([
    `/media/${'0'.repeat(64)}.mp4`,
    `/media/${key.replace('.mp4', '.webm')}`,
    `/media/${key.replace('.mp4', '')}`,
    `/media/${key.toUpperCase()}`,
    `/media/${key}/`,
    '/media/',
    '/media/..%2f..%2fetc%2fpasswd',
    `/media/${key.slice(0, 2)}/${key}`,
    '/media/.incoming',
    `/media/${key}%00`,
  ])('%s', async (path) => {
    const reply = await ask({}, 'GET', path);
    expect(reply.status).toBe(404);
    expect(reply.headers['cache-control']).toBe('no-store');
    expect(JSON.parse(reply.body.toString()).error.code).toBe('not_found');
    const head = await ask({}, 'HEAD', path);
    expect([head.status, head.body.length]).toEqual([404, 0]);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s', async (method) => {
    const reply = await ask({}, method);
    expect(reply.status).toBe(405);
    expect(reply.headers.allow).toBe('GET, HEAD, OPTIONS');
  });

  test('a file that goes between the two looks', async () => {
    const vanishing = { ...file.store, read: async () => null };
    const url = new URL(`http://x.example/media/${key}`);
    const answer = await serveMedia({ method: 'GET', url, headers: new Headers() }, key, vanishing);
    expect(answer.status).toBe(404);
  });
});

test('OPTIONS tells other sites what they may ask', async () => {
  const reply = await ask({ origin: 'https://other.example' }, 'OPTIONS');
  expect(reply.status).toBe(204);
  expect(reply.headers).toMatchObject({
    allow: 'GET, HEAD, OPTIONS',
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  });
  expect(reply.headers['access-control-allow-headers']).toContain('Range');
});

test.each([
  ['webm', 'video/webm'],
  ['avif', 'image/avif'],
  ['webp', 'image/webp'],
  ['jpg', 'image/jpeg'],
  ['png', 'image/png'],
  ['vtt', 'text/vtt; charset=utf-8'],
  ['json', 'application/json; charset=utf-8'],
  ['txt', 'text/plain; charset=utf-8'],
] as const)('.%s goes out as %s', async (extension, type) => {
  const { hash } = await file.store.put(once(Buffer.from(extension)), extension);
  const reply = await ask({}, 'GET', `/media/${hash}.${extension}`);
  expect(reply.headers['content-type']).toBe(type);
  expect(reply.body.toString()).toBe(extension);
});
