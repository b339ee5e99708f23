import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeEachEngine } from '../../support/databases';
import { openFront, type TestFront } from '../../support/open-front';

describeEachEngine('the front refuses', (open) => {
  let front: TestFront;
  let asked: string[];

  beforeAll(async () => {
    front = await openFront(await open(), {
      async handle(request, response) {
        asked.push(`${request.headers.host} ${request.url}`);
        response.setHeader('content-type', 'text/html');
        response.end(JSON.stringify(request.headers));
      },
    });
  });
  afterAll(() => front.stop(1000));

  test.each([
    ['/../etc/passwd', 400],
    ['/a/../../etc/passwd', 400],
    ['/media/%2e%2e/%2e%2e/etc/passwd', 400],
    ['/media/..%2fpackage.json', 404],
    ['/media/%2e%2e%2fpackage.json', 404],
    ['/_next/static/..%2f..%2fpackage.json', 404],
    ['/_next/static/.hidden', 404],
    ['/a\\b', 400],
    ['/a%5cb', 400],
    ['/a%00b', 400],
    ['/%ff', 400],
    ['/%zz', 400],
    ['/%', 400],
    ['/LONG', 414],
    ['/api/v1/clips?q=LONG', 414],
  ])('%s with %i, before a page is asked', async (written, status) => {
    const path = written.replace('LONG', 'a'.repeat(9000));
    asked = [];
    const refused = await front.ask(path);
    expect(refused.status).toBe(status);
    expect(JSON.parse(refused.text).error.code).toMatch(/^(bad_request|uri_too_long|not_found)$/);
    expect(refused.text).not.toContain('etc/passwd');
    expect(asked).toEqual([]);
  });

  test.each([
    ['a target that is none', 'GET nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 400],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
    ['no HTTP', 'nonsense\r\n\r\n', 400],
    ['a head of 40 kB', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`, 431],
    [
      'two lengths',
      'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
    ],
  ])('%s', async (_what, bytes, status) => {
    const got = await front.send(bytes);
    expect(got).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(got.toLowerCase()).toContain("content-security-policy: default-src 'none'");
  });

  test('an address with an authority is read without believing it', async () => {
    const got = await front.send(
      'GET http://evil.example/api/v1/health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    );
    expect(got).toMatch(/^HTTP\/1\.1 200 /);
    expect(got).toContain('"status":"ok"');
  });

  test('to believe what a request says of hosts, nonces and its own insides', async () => {
    asked = [];
    const headers = {
      host: 'evil.example',
      forwarded: 'host=evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'gopher',
      'x-nonce': 'evil',
      'content-security-policy': "script-src 'nonce-evil'",
      'x-middleware-subrequest': 'proxy',
      'x-middleware-rewrite': '/studio',
      'x-nextjs-data': '1',
      'x-matched-path': '/studio',
      'x-promptreel-kept-page': '1',
    };
    for (const path of ['/page', '/page.txt']) {
      const got = await front.ask(path, { headers });
      expect(got.text).not.toMatch(/evil|gopher|studio|subrequest/);
      expect(got.text.includes('kept-page')).toBe(path === '/page');
    }
    const own = `localhost:${front.port}`;
    expect(asked).toEqual([`${own} /page`, `${own} /page.txt`]);
  });

  test.each([
    ['/api/v1/clips/', '/api/v1/clips'],
    ['/api//v1///clips?limit=1', '/api/v1/clips?limit=1'],
    ['//evil.example/a/', '/evil.example/a'],
    ['/zh/?q=a', '/zh?q=a'],
  ])('%s as written, and moves it to %s', async (path, location) => {
    const moved = await front.ask(path);
    expect(moved.status).toBe(308);
    expect(moved.headers.location).toBe(location);
  });

  test('to tell of what broke inside', async () => {
    const log = console.error;
    const logged: unknown[] = [];
    console.error = (thing: unknown) => logged.push(thing);
    const broken = await openFront(await open(), {
      handle: () => Promise.reject(new Error('secret inside')),
    });
    try {
      for (const path of ['/page', '/page.txt']) {
        const got = await broken.ask(path);
        expect(got.status).toBe(500);
        expect(got.text).not.toContain('secret');
        expect(JSON.parse(got.text).error.code).toBe('internal');
      }
      expect(logged.map(String)).toEqual(['Error: secret inside', 'Error: secret inside']);
    } finally {
      console.error = log;
      await broken.stop(1000);
    }
  });
});
