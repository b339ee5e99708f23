import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { SESSION_COOKIES } from '@/lib/auth/session-cookie';
import { FAULT_HEADER } from '@/lib/http/security-policy';
import { describeEachEngine } from '../../support/databases';
import { openFront, type TestFront } from '../../support/open-front';

const SHELL = '<!DOCTYPE html><html id="__next_error__"><head></head><body></body></html>';

describeEachEngine('a page that fails', (open) => {
  let front: TestFront;
  let asked: { url: string; fault: string | undefined }[] = [];
  let fails: Record<string, number> = {};

  const send = (response: ServerResponse, status: number, html: string) => {
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
    response.end(html);
  };

  beforeAll(async () => {
    front = await openFront(await open(), {
      isGone: async (pathname) => pathname === '/clips/down',
      async handle({ url = '', headers }, response) {
        const fault = headers[FAULT_HEADER]?.toString();
        asked.push({ url, fault });
        const status = fails[url] ?? 200;
        if (fault === undefined && status !== 200) return send(response, status, SHELL);
        if (fault === '500' && url === '/zh/hopeless') return send(response, 500, SHELL);
        response.setHeader('Vary', 'rsc, next-router-state-tree');
        send(response, 200, `<p>${url} ${fault ?? 'well'}</p>`);
      },
    });
  });
  afterAll(() => front.stop(1000));
  beforeEach(() => {
    asked = [];
    front.kept.clear();
    fails = { '/clips/none': 404, '/zh/clips/none?q=a': 404, '/about': 500, '/zh/hopeless': 500 };
  });

  test.each([
    ['/clips/none', 404],
    ['/zh/clips/none?q=a', 404],
    ['/about', 500],
  ])('%s is the page of its failure, under its own address and status', async (path, status) => {
    const reply = await front.ask(path);
    expect(reply.status).toBe(status);
    expect(reply.text).toBe(`<p>${path} ${status}</p>`);
    expect(asked).toEqual([
      { url: path, fault: undefined },
      { url: path, fault: String(status) },
    ]);
    expect(reply.headers['cache-control']).toBe('no-cache');
    expect(reply.headers.etag).toBeUndefined();
  });

  test('is 410 where a clip was taken down, to a visitor, a curator and a step of Next alike', async () => {
    fails['/clips/down'] = 404;
    const curators = SESSION_COOKIES.map((name) => ({ cookie: `${name}=any` }));
    for (const headers of [{}, ...curators, { rsc: '1' }]) {
      const reply = await front.ask('/clips/down', { headers });
      expect(reply.status).toBe(410);
      expect(reply.text).toBe('<p>/clips/down 410</p>');
      expect(reply.headers['content-security-policy']).toContain('script-src');
    }
    const head = await front.ask('/clips/down', { method: 'HEAD', headers: curators[0] ?? {} });
    expect([head.status, head.text]).toEqual([410, '']);
  });

  test('is Next’s shell where not even that page can be made', async () => {
    const reply = await front.ask('/zh/hopeless');
    expect(reply.status).toBe(500);
    expect(reply.text).toBe(SHELL);
  });

  test('is never kept: what was mended is there at once', async () => {
    await front.ask('/about');
    fails = {};
    const reply = await front.ask('/about');
    expect(reply.status).toBe(200);
    expect(reply.text).toBe('<p>/about well</p>');
  });

  test('cannot be asked for from outside', async () => {
    const forged = { [FAULT_HEADER]: '404' };
    expect((await front.ask('/sources', { headers: forged })).text).toBe('<p>/sources well</p>');
    const payload = await front.ask('/sources', { headers: { ...forged, rsc: '1' } });
    expect(payload.text).toBe('<p>/sources well</p>');
  });

  test('and the door says what it depends on, kept or not, whatever Next says', async () => {
    for (const headers of [{}, { rsc: '1' }]) {
      const { vary } = (await front.ask('/', { headers })).headers;
      for (const name of ['rsc', 'Accept-Language', 'Cookie', 'Sec-Fetch-Site']) {
        expect(vary).toContain(name);
      }
    }
    expect((await front.ask('/about?a', { headers: { rsc: '1' } })).headers.vary).not.toContain(
      'Cookie',
    );
  });
});
