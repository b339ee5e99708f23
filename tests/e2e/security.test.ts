import { describe, expect, test } from 'vitest';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { ask, askApi } from '../support/ask-gallery';
import { openBrowser } from '../support/open-browser';

const browser = openBrowser();
const { clip } = await askApi<{ clip: ClipDetail }>('/clips/cat-on-bed');
const file = clip.renditions.find(({ kind }) => kind === 'original')?.url ?? '';

/** An answer of every kind the gallery gives, and the status it must have. */
const answers: [string, number, RequestInit?][] = [
  ['/', 200],
  ['/zh', 200],
  ['/', 307, { headers: { 'accept-language': 'zh' } }],
  ['/en', 308],
  ['/zh/', 308],
  ['/?utm_source=x', 307],
  ['/clips/cat-on-bed', 200],
  ['/clips/nowhere', 404],
  ['/no/such/page', 404],
  ['/api/v1/clips', 200],
  ['/api/v1/clips?sorce=x', 400],
  ['/api/v1/clips/nowhere', 404],
  ['/api/v1/nothing', 404],
  ['/api/v1/clips', 405, { method: 'POST' }],
  ['/api/v1/health', 200],
  ['/api/v1/openapi.json', 200],
  ['/clips/cat-on-bed/credit.txt', 200],
  [file, 200],
  [file, 206, { headers: { range: 'bytes=0-99' } }],
  [file, 416, { headers: { range: 'bytes=999999999-' } }],
  [`/media/${'0'.repeat(64)}.mp4`, 404],
  ['/_next/static/nothing.js', 404],
  ['/', 405, { method: 'DELETE' }],
  ['/%00', 400],
  ['/a/..%2f..%2fetc/passwd', 404],
];

describe('every answer', () => {
  test.each(answers)('%s (%i) has its policy and its headers', async (path, status, init = {}) => {
    const headers = { 'accept-language': 'en', ...init.headers };
    const reply = await ask(path, { ...init, headers });
    expect(reply.status).toBe(status);
    const policy = reply.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? "'none'";
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|\*|https?:|data:/);
    expect(reply.headers.get('x-content-type-options')).toBe('nosniff');
    expect(reply.headers.get('x-powered-by')).toBeNull();
    if (reply.headers.get('content-type')?.startsWith('text/html')) {
      expect(policy).toMatch(/frame-ancestors 'none'/);
      expect(policy).toMatch(/base-uri 'none'/);
      expect(policy).toMatch(/object-src 'none'/);
      expect(reply.headers.get('referrer-policy')).not.toBeNull();
      expect(reply.headers.get('permissions-policy')).toContain('camera=()');
    }
  });

  test('no picture is resized, however one asks', async () => {
    for (const address of [file, '/icon.svg', 'https://example.com/a.png', 'http://127.0.0.1/']) {
      const reply = await ask(`/_next/image?url=${encodeURIComponent(address)}&w=640&q=75`);
      expect(reply.status, address).toBeGreaterThanOrEqual(400);
      expect(reply.headers.get('content-security-policy')).not.toBeNull();
    }
  });

  test('headers that only the inside may say are not believed', async () => {
    const plain = await ask('/clips/cat-on-bed');
    const forged = await ask('/clips/cat-on-bed', {
      headers: {
        'content-security-policy': "script-src 'unsafe-inline' 'nonce-abc'",
        'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy',
        'x-forwarded-host': 'evil.example',
        'x-nonce': 'abc',
      },
    });
    expect(forged.status).toBe(200);
    expect(forged.headers.get('content-security-policy')).toBe(
      plain.headers.get('content-security-policy'),
    );
    const text = await forged.text();
    expect(text).not.toContain('evil.example');
    expect(text).not.toContain('nonce="abc"');
  });
});

describe('in the browser', () => {
  test('what is typed into an address or a search is text and never runs', async () => {
    const page = await browser.visit();
    const script = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
    await page.goto(`/?q=${encodeURIComponent(script)}`);
    await page.waitForLoadState('networkidle');
    expect(await page.getByRole('searchbox').inputValue()).toBe(script);
    expect(await page.title()).not.toMatch(/^[12]$/);
    expect(await page.locator('main img[src="x"]').count()).toBe(0);
    await page.goto(`/?source=${encodeURIComponent(script)}`);
    expect(await page.locator('main img[src="x"]').count()).toBe(0);
  });

  test('an inline script that somebody slips in does not run', async () => {
    const page = await browser.visit({ faults: [/^console: .*Content Security Policy/] });
    await page.goto('/');
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "ran"';
      document.body.append(script);
    });
    expect(await page.title()).not.toBe('ran');
  });

  test('nobody may show the gallery in a frame', async () => {
    const page = await browser.visit({
      faults: [/frame-ancestors/, /BLOCKED_BY_RESPONSE .*\/about$/],
    });
    await page.route('**/framing-page', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<iframe src="/about"></iframe>' }),
    );
    await page.goto('/framing-page');
    await page.waitForLoadState('networkidle');
    const [, frame] = page.frames();
    expect(await frame?.locator('main').count()).toBe(0);
  });
});
