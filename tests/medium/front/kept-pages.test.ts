import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Database } from '@/lib/db/database';
import { describeEachEngine } from '../../support/databases';
import { openFront, type TestFront } from '../../support/open-front';

const script = 'document.title = "猫"';
const sha = `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

describeEachEngine('a kept page', (open) => {
  let database: Database;
  let front: TestFront;
  let rendered: string[] = [];

  const pages: Record<string, (response: ServerResponse) => void> = {
    '/gone': (response) => {
      response.statusCode = 404;
      response.end('<p>gone</p>');
    },
    '/moved': (response) => {
      response.writeHead(307, { Location: '/zh', 'Set-Cookie': 'a=b' });
      response.end();
    },
    '/torn': (response) => {
      response.write('<p>half');
      response.destroy();
    },
  };

  beforeAll(async () => {
    database = await open();
    front = await openFront(database, {
      async handle(request, response) {
        rendered.push(request.url ?? '');
        await sleep(20);
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.setHeader('Cache-Control', 'private, no-store');
        response.setHeader('x-nextjs-cache', 'HIT');
        const special = pages[request.url ?? ''];
        if (special !== undefined) return special(response);
        response.write('<!doctype html><p>');
        response.write(Buffer.from(`${rendered.length} ${request.url} 猫`));
        response.end(`</p><script>${script}</script>`);
      },
    });
  });
  afterAll(() => front.stop(1000));
  beforeEach(() => {
    rendered = [];
    front.kept.clear();
  });

  test('is rendered once for all who come at once and after', async () => {
    const many = await Promise.all(Array.from({ length: 20 }, () => front.ask('/zh')));
    const later = await front.ask('/zh');
    expect(rendered).toEqual(['/zh']);
    for (const { text, status } of [...many, later]) {
      expect(status).toBe(200);
      expect(text).toBe(`<!doctype html><p>1 /zh 猫</p><script>${script}</script>`);
    }
  });

  test('allows its inline scripts by hash, and forgets what Next said of storing', async () => {
    const { headers } = await front.ask('/zh');
    expect(headers['content-security-policy']).toContain(`script-src 'self' ${sha};`);
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers['x-nextjs-cache']).toBeUndefined();
    expect(headers.etag).toMatch(/^W\//);
  });

  test('is made anew when the catalogue has changed', async () => {
    const before = await front.ask('/zh');
    await database.write(async () => undefined);
    const after = await front.ask('/zh', {
      headers: { 'if-none-match': before.headers.etag ?? '' },
    });
    expect(rendered).toHaveLength(2);
    expect(after.status).toBe(200);
    expect(after.text).toContain('2 /zh');
  });

  test('is another one for another query, and the same one for any cookie and language', async () => {
    await front.ask('/zh');
    await front.ask('/zh?q=a');
    const cookie = 'theme=light; promptreel-language=en';
    await front.ask('/zh', { headers: { cookie, 'accept-language': 'en' } });
    expect(rendered).toEqual(['/zh', '/zh?q=a']);
  });

  test('at exactly / is kept for those it is for; others are Next’s to send elsewhere', async () => {
    const english = await front.ask('/', { headers: { 'accept-language': 'en' } });
    expect(english.headers.vary).toMatch(/Accept-Language, Cookie/);
    await front.ask('/', { headers: { 'accept-language': 'fr' } });
    expect(rendered).toEqual(['/']);
    await front.ask('/', { headers: { 'accept-language': 'zh-CN,zh;q=0.9' } });
    await front.ask('/', { headers: { cookie: 'promptreel-language=zh' } });
    expect(rendered).toEqual(['/', '/', '/']);
    await front.ask('/?lang=zh');
    await front.ask('/?lang=zh');
    expect(rendered).toHaveLength(5);
  });

  test('is never a navigation payload, a file, or what was not found', async () => {
    for (const ask of [
      () => front.ask('/zh', { headers: { rsc: '1' } }),
      () => front.ask('/zh?_rsc=abc'),
      () => front.ask('/icon.svg'),
      () => front.ask('/gone'),
    ]) {
      rendered = [];
      await ask();
      await ask();
      expect(rendered).toHaveLength(2);
    }
    const gone = await front.ask('/gone');
    expect(gone.status).toBe(404);
    expect(gone.text).toBe('<p>gone</p>');
  });

  test('that leads elsewhere does so, and sets nobody’s cookie', async () => {
    const moved = await front.ask('/moved');
    expect(moved.status).toBe(307);
    expect(moved.headers.location).toBe('/zh');
    expect(moved.headers['set-cookie']).toBeUndefined();
  });

  test('that breaks off is a failure, not half a page', async () => {
    const log = console.error;
    console.error = () => undefined;
    try {
      const torn = await front.ask('/torn');
      expect(torn.status).toBe(500);
      expect(torn.text).not.toContain('half');
    } finally {
      console.error = log;
    }
  });

  test('is not broken off by a reader who leaves', async () => {
    const leaving = front.send('GET /zh HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    const staying = front.ask('/zh');
    await Promise.all([leaving, staying]);
    expect((await staying).text).toContain('1 /zh');
    expect(rendered).toHaveLength(1);
  });

  test('is not kept where nothing is: it is streamed and may still be returned to', async () => {
    const none = await openFront(database, { keptBytes: 0 });
    try {
      const page = await none.ask('/zh');
      expect(page.text).toContain('GET /zh');
      expect(page.headers['cache-control']).toBe('private, no-cache');
      expect(page.headers['content-security-policy']).not.toContain('sha256');
      expect((await none.ask('/api/v1/sources')).status).toBe(200);
      expect(none.kept.sizeBytes).toBe(0);
    } finally {
      await none.stop(1000);
    }
  });
});
