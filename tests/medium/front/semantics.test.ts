import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECURITY_HEADERS } from '@/lib/http/security-policy';
import { describeEachEngine } from '../../support/databases';
import { openFront, type TestFront } from '../../support/open-front';

describeEachEngine('the front', (open) => {
  let front: TestFront;
  beforeAll(async () => {
    const database = await open('seeded');
    front = await openFront(database);
  });
  afterAll(() => front.stop(1000));

  const everywhere = [
    '/api/v1/clips?limit=3',
    '/api/v1/clips/tokyo-walk',
    '/api/v1/clips/nobody-knows',
    '/api/v1/clips?sorce=x',
    '/api/v1/nothing',
    '/api/v1/health',
    '/api/v1/openapi.json',
    '/media/nothing.mp4',
    '/',
    '/zh/clips/x',
    '/favicon.ico',
    '/_next/static/main-1.js',
    '/_next/static/nothing.js',
    '/_next/image?url=%2Fa.png&w=64&q=75',
    '/api/v1/clips/',
    '/api/v1/../secret',
  ];

  test.each(everywhere)('%s carries a policy and the other headers', async (path) => {
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'DELETE']) {
      const { headers } = await front.ask(path, { method });
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) {
        expect(headers[name], `${method} ${name}`).toBe(value);
      }
      const policy = String(headers['content-security-policy']);
      expect(policy, method).toContain("default-src 'none'");
      expect(policy.match(/script-src [^;]*/)?.[0] ?? '', method).not.toMatch(
        /unsafe-inline|unsafe-eval|strict-dynamic|\*/,
      );
      expect(headers['x-powered-by']).toBeUndefined();
    }
  });

  test.each(everywhere)('HEAD %s tells what GET sends, without the body', async (path) => {
    const get = await front.ask(path);
    const head = await front.ask(path, { method: 'HEAD' });
    expect(head.status).toBe(get.status);
    expect(head.body).toHaveLength(0);
    for (const name of ['content-type', 'etag', 'cache-control', 'content-security-policy']) {
      expect(head.headers[name], name).toBe(get.headers[name]);
    }
    if (
      get.headers['content-length'] !== undefined &&
      head.headers['content-length'] !== undefined
    ) {
      expect(head.headers['content-length']).toBe(get.headers['content-length']);
      expect(get.body).toHaveLength(Number(get.headers['content-length']));
    }
  });

  test.each([
    '/api/v1/clips',
    '/api/v1/clips/tokyo-walk',
    '/api/v1/health',
    '/media/a.mp4',
    '/',
    '/zh',
  ])('%s is open for reading and for nothing else', async (path) => {
    const options = await front.ask(path, { method: 'OPTIONS' });
    expect(options.status).toBe(204);
    expect(options.headers.allow).toBe('GET, HEAD, OPTIONS');
    expect(options.body).toHaveLength(0);
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND']) {
      const body = method === 'TRACE' ? '' : 'anything';
      const refused = await front.ask(path, { method, body });
      expect(refused.status, method).toBe(405);
      expect(refused.headers.allow).toBe('GET, HEAD, OPTIONS');
      expect(JSON.parse(refused.text).error).toMatchObject({
        code: 'method_not_allowed',
        detail: { allowed: ['GET', 'HEAD', 'OPTIONS'] },
      });
    }
  });

  test('a page of any origin may read the API, its failures too', async () => {
    const headers = { origin: 'https://elsewhere.example' };
    for (const path of ['/api/v1/clips?limit=1', '/api/v1/nothing', '/media/nothing.mp4']) {
      const got = await front.ask(path, { headers });
      expect(got.headers['access-control-allow-origin']).toBe('*');
      expect(got.headers['access-control-allow-credentials']).toBeUndefined();
    }
    const preflight = await front.ask('/api/v1/clips', {
      method: 'OPTIONS',
      headers: { ...headers, 'access-control-request-method': 'GET' },
    });
    expect(preflight.headers['access-control-allow-methods']).toContain('GET');
    expect(preflight.headers['access-control-allow-headers']).toContain('If-None-Match');
  });

  describe('an unchanged answer', () => {
    test.each(['/api/v1/clips', '/api/v1/openapi.json', '/zh', '/_next/static/main-1.js'])(
      '%s is a 304 by its own ETag, by a list of them and by a star',
      async (path) => {
        const { headers } = await front.ask(path);
        const etag = headers.etag ?? '';
        expect(etag).not.toBe('');
        for (const asked of [etag, `"other", ${etag}`, '*', etag.replace('W/', '')]) {
          const again = await front.ask(path, { headers: { 'if-none-match': asked } });
          expect(again.status, asked).toBe(304);
          expect(again.body).toHaveLength(0);
          expect(again.headers.etag).toBe(etag);
          expect(again.headers['content-type']).toBeUndefined();
        }
        const other = await front.ask(path, { headers: { 'if-none-match': '"other"' } });
        expect(other.status).toBe(200);
      },
    );

    test('is not one for an answer that must hold exactly', async () => {
      const got = await front.ask('/api/v1/clips', { headers: { 'if-match': '"other"' } });
      expect(got.status).toBe(412);
      expect(JSON.parse(got.text).error.code).toBe('precondition_failed');
    });
  });

  test('an answer is compressed as it is asked for, and reads the same', async () => {
    for (const path of ['/api/v1/clips', '/_next/static/main-1.js']) {
      const plain = await front.ask(path);
      const brotli = await front.ask(path, { headers: { 'accept-encoding': 'gzip, br' } });
      const gzip = await front.ask(path, { headers: { 'accept-encoding': 'gzip' } });
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(brotli.headers['content-encoding']).toBe('br');
      expect(gzip.headers['content-encoding']).toBe('gzip');
      expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true);
      expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
      expect(new Set([plain, brotli, gzip].map(({ headers }) => headers.etag)).size).toBe(1);
      for (const { headers } of [plain, brotli, gzip]) expect(headers.vary).toBe('accept-encoding');
    }
  });

  test('what is public is asked for again each time; what is named by its content never', async () => {
    const caching = async (path: string) => (await front.ask(path)).headers['cache-control'];
    expect(await caching('/api/v1/clips')).toBe('public, max-age=0, must-revalidate');
    expect(await caching('/api/v1/health')).toBe('no-store');
    expect(await caching('/api/v1/nothing')).toBe('no-store');
    expect(await caching('/zh')).toBe('no-cache');
    expect(await caching('/_next/static/main-1.js')).toBe('public, max-age=31536000, immutable');
  });

  test('images are not resized here, however one writes it', async () => {
    for (const path of [
      '/_next/image?url=%2Ffavicon.ico&w=64&q=75',
      '/_next/image',
      '/_next/image/',
      '/%5Fnext/image?url=%2Fa.png&w=64&q=75',
      '/_next/%69mage?url=%2Fa.png&w=64&q=75',
      '//_next/image?url=%2Fa.png&w=64&q=75',
    ]) {
      expect([404, 308], path).toContain((await front.ask(path)).status);
    }
  });
});
