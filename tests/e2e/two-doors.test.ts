import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import type { ClipPage } from '@/lib/clips/contracts.server';
import { openBothDoors } from '../support/both-doors';
import { ask, type Reply } from '../support/open-front';

/** Headers that must be the same whichever door was taken. */
const sameHeaders = [
  'content-type',
  'cache-control',
  'etag',
  'location',
  'allow',
  'retry-after',
  'content-range',
  'accept-ranges',
  'last-modified',
  'content-disposition',
  'content-encoding',
  'content-security-policy',
  'access-control-allow-origin',
  'access-control-allow-methods',
  'cross-origin-resource-policy',
  'x-content-type-options',
  'referrer-policy',
  'permissions-policy',
];

const gallery = inject('gallery');
const front = Number(new URL(gallery.origin).port);
const doors = openBothDoors();
const both = (path: string, method = 'GET', headers: Record<string, string> = {}) =>
  doors.ask(path, { method, headers });

function compare(path: string, ours: Reply, theirs: Reply): void {
  expect(ours.status, path).toBe(theirs.status);
  expect(ours.body.equals(theirs.body), `the bytes of ${path}`).toBe(true);
  for (const name of sameHeaders)
    expect(ours.headers[name], `${name} of ${path}`).toBe(theirs.headers[name]);
}

const lists = [
  '',
  'limit=1',
  'limit=200',
  'q=tokyo',
  'q=%E7%8C%AB',
  'q=%22woolly%20mammoth%22&sort=newest',
  'q=dog&sort=relevance&limit=7',
  'q=zzzz',
  'source=official-page',
  'source=artist,openai-tiktok&sort=oldest',
  'batch=unknown',
  'capability=text-to-video&hasPrompt=true',
  'author=unknown&sort=longest',
  'aspect=unknown',
  'model=sora&sort=shortest',
  'since=2024-02-16&until=2024-02-20',
  'since=2024-02-16&until=2024-02-16&zone=Asia/Shanghai',
  'minDuration=10&maxDuration=20',
  'hasOriginal=true',
  'hasDate=false',
  'hasDuration=false&limit=100',
];

const refusals = [
  '/api/v1',
  '/api/v1/clip',
  '/api/v1/clips?sorce=artist',
  '/api/v1/clips?from=singlemessage',
  '/api/v1/clips?limit=0',
  '/api/v1/clips?limit=x&sort=best',
  '/api/v1/clips?cursor=nonsense',
  '/api/v1/clips?since=2024-02-30',
  '/api/v1/clips/nobody-knows',
  '/api/v1/clips/%E7%8C%AB',
  '/api/v1/clips/a%2Fb',
  '/api/v1/clips/tokyo-walk?x=1',
  '/api/v1/clips/tokyo-walk/relatd',
  '/api/v1/clips/nobody-knows/related',
  '/api/v1/sources?limit=1',
  '/api/v1/collections/nobody-knows',
  '/media/nothing.mp4',
  '/media/a/b/c.mp4',
  `/media/${'0'.repeat(64)}.mp4`,
  '/clips/nobody-knows/credit.txt',
];

describe('the front and next start give the same', () => {
  test('lists, counts and refusals', async () => {
    const paths = [
      ...lists.flatMap((query) =>
        [
          '/api/v1/clips',
          '/api/v1/facets',
          '/api/v1/timeline',
          '/api/v1/clips/tokyo-walk/neighbours',
        ].map((path) => (query === '' ? path : `${path}?${query}`)),
      ),
      ...['sources', 'batches', 'collections', 'explainers', 'health', 'openapi.json'].map(
        (name) => `/api/v1/${name}`,
      ),
      '/api/v1/collections/document-section-3',
      ...refusals,
    ];
    for (const path of paths) compare(path, ...(await both(path)));
  });

  test('every clip', async () => {
    const { items }: ClipPage = JSON.parse((await ask(front, '/api/v1/clips?limit=200')).text);
    expect(items).toHaveLength(166);
    for (const { slug } of items) {
      for (const path of [`/api/v1/clips/${slug}`, `/clips/${slug}/credit.txt`]) {
        const [ours, theirs] = await both(path);
        // The credit names the gallery's own address: each door has its own here.
        if (path.endsWith('.txt')) {
          const [front, next] = doors.origins();
          expect(ours.text.replaceAll(front, '')).toBe(theirs.text.replaceAll(next, ''));
        } else compare(path, ours, theirs);
      }
    }
    for (const { slug } of items.filter((_, at) => at % 8 === 0)) {
      const path = `/api/v1/clips/${slug}/related`;
      compare(path, ...(await both(path)));
    }
  });

  test('compressed bodies, unchanged answers, other methods', async () => {
    const path = '/api/v1/clips?limit=50';
    const plain = await ask(front, path);
    for (const encoding of ['br', 'gzip']) {
      const [ours, theirs] = await both(path, 'GET', { 'accept-encoding': encoding });
      expect(ours.headers['content-encoding']).toBe(encoding);
      for (const reply of [ours, theirs]) {
        expect(decode(reply).equals(plain.body), encoding).toBe(true);
        expect(reply.headers.etag).toBe(plain.headers.etag);
        expect(reply.headers.vary?.toLowerCase()).toContain('accept-encoding');
      }
    }
    const etag = (await ask(front, path)).headers.etag ?? '';
    const unchanged = await both(path, 'GET', { 'if-none-match': etag });
    expect(unchanged[0].status).toBe(304);
    compare(path, ...unchanged);
    for (const method of ['HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      for (const one of [path, '/api/v1/nothing', '/media/nothing.mp4']) {
        compare(`${method} ${one}`, ...(await both(one, method)));
      }
    }
  });

  test('stored files, whole and in parts', async () => {
    const { clip } = JSON.parse((await ask(front, '/api/v1/clips/tokyo-walk')).text);
    const renditions: { url: string }[] = clip.renditions;
    expect(renditions.length).toBeGreaterThan(0);
    for (const { url } of renditions) {
      for (const range of ['', 'bytes=0-99', 'bytes=-50', 'bytes=100-', 'bytes=999999999-']) {
        compare(`${range} ${url}`, ...(await both(url, 'GET', range === '' ? {} : { range })));
      }
      const etag = (await ask(front, url, { method: 'HEAD' })).headers.etag ?? '';
      compare(url, ...(await both(url, 'GET', { 'if-none-match': etag })));
    }
  });

  test('redirects to where a page is', async () => {
    for (const path of [
      '/en',
      '/en/clips/tokyo-walk',
      '/?lang=zh',
      '/clips/tokyo-walk?lang=zh',
      '/zh/',
    ]) {
      const [ours, theirs] = await both(path);
      expect(ours.status, path).toBe(theirs.status);
      expect(ours.headers.location, path).toBe(theirs.headers.location);
      expect(ours.headers['set-cookie']?.length).toBe(theirs.headers['set-cookie']?.length);
    }
  });

  test('no image of another size, ever', async () => {
    for (const path of [
      '/_next/image?url=%2Ffavicon.ico&w=64&q=75',
      '/_next/image?url=https%3A%2F%2Fcdn.openai.com%2Fa.png&w=640&q=75',
      `/_next/image?url=${encodeURIComponent(`${gallery.origin}/media/x.jpg`)}&w=640&q=75`,
      '/_next/image',
      '/zh/_next/image?url=%2Fa.png&w=64&q=75',
    ]) {
      for (const { status } of await both(path)) expect(status, path).not.toBe(200);
    }
  });
});

function decode({ headers, body }: Reply): Buffer {
  if (headers['content-encoding'] === 'br') return brotliDecompressSync(body);
  return headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
}
