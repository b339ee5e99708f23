import { text } from 'node:stream/consumers';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { GuardedClient } from '@/lib/ingest/outside/guarded-client.server';
import type { OutsidePolicy } from '@/lib/ingest/outside/outside-policy.server';
import { readBytes, readText } from '@/lib/ingest/outside/read-bytes.server';
import { openClient, serveOutside } from '../../support/outside';

const open: GuardedClient[] = [];
const clientFor = (places: string[], change: Partial<OutsidePolicy> = {}) => {
  const client = openClient(places, { retries: 0, ...change });
  open.push(client);
  return client;
};
afterEach(() => Promise.all(open.splice(0).map((client) => client.close())));

const KB = 1024;
const small = { mostBytes: 64 * KB, mostUnpackedBytes: 256 * KB };

describe('what it brings', () => {
  it('is the bytes, unpacked, with what the answer says of itself', async () => {
    await using server = await serveOutside((_, response) => {
      response.writeHead(200, {
        'content-type': 'text/xml; charset=gb2312',
        'content-encoding': 'gzip',
        etag: '"a"',
        'last-modified': 'Fri, 16 Feb 2024 00:00:00 GMT',
      });
      response.end(gzipSync(Buffer.from([0xc6, 0xac, 0xb6, 0xce])));
    });
    const answer = await clientFor([server.place]).ask(`${server.address}/feed`);
    expect(await readText(answer)).toBe('片段');
    expect(answer).toMatchObject({
      address: `${server.address}/feed`,
      isUnchanged: false,
      etag: '"a"',
      lastModified: 'Fri, 16 Feb 2024 00:00:00 GMT',
    });
  });

  it('is nothing new where nothing changed', async () => {
    await using server = await serveOutside((request, response) => {
      const known = request.headers['if-none-match'] === '"a"';
      response.writeHead(known ? 304 : 200, { etag: '"a"' }).end(known ? undefined : 'new');
    });
    const client = clientFor([server.place]);
    const first = await client.ask(server.address);
    expect(await readText(first)).toBe('new');
    const again = await client.ask(server.address, { etag: first.etag });
    expect(again.isUnchanged).toBe(true);
    expect(await readText(again)).toBe('');
  });

  it('names itself and whom to ask', async () => {
    let agent = '';
    await using server = await serveOutside((request, response) => {
      agent = request.headers['user-agent'] ?? '';
      response.end();
    });
    await readBytes(await clientFor([server.place]).ask(server.address));
    expect(agent).toMatch(/^Promptreel\/1 \(.+\)$/);
  });
});

describe('where it is led', () => {
  it('follows five redirects and not a sixth', async () => {
    await using server = await serveOutside((request, response) => {
      const left = Number(/\d+/.exec(request.url ?? '')?.[0] ?? 0);
      if (left === 0) return void response.end('there');
      response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    const client = clientFor([server.place]);
    expect(await readText(await client.ask(`${server.address}/5`))).toBe('there');
    await expect(client.ask(`${server.address}/6`)).rejects.toMatchObject({ reason: 'redirects' });
  });

  it.each([
    'http://127.0.0.1:1/',
    'http://localhost/',
    'http://2130706433/',
    'http://[::ffff:7f00:1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://user:word@example.com/',
    'file:///etc/passwd',
    'http://example.com:25/',
  ])('never goes on to %s', async (target) => {
    await using server = await serveOutside((_, response) => {
      response.writeHead(301, { location: target }).end();
    });
    const failing = clientFor([server.place]).ask(server.address);
    await expect(failing).rejects.toMatchObject({
      name: 'OutsideFault',
      reason: expect.stringMatching(/^(private|address)$/),
    });
    expect(server.asked()).toHaveLength(1);
  });

  it('refuses a name one of whose addresses is private, and asks nobody', async () => {
    await using server = await serveOutside((_, response) => response.end('secret'));
    const resolve = async () => [
      { address: '93.184.215.14', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    const client = clientFor([], { resolve });
    await expect(client.ask('http://films.example/')).rejects.toMatchObject({ reason: 'private' });
    expect(server.asked()).toEqual([]);
  });

  it('asks a name once for each connection, and connects to the very address it checked', async () => {
    await using server = await serveOutside((_, response) => response.end('there'));
    const port = server.place.split(':')[1];
    let turn = 0;
    const resolve = async () => {
      turn += 1;
      // Whoever resolved the name a second time, to connect, would be led elsewhere.
      return [{ address: turn === 1 ? '127.0.0.1' : '127.0.0.9', family: 4 }];
    };
    const client = clientFor([`films.example:${port}`], { resolve, requestsPerHost: 1 });
    expect(await readText(await client.ask(`http://films.example:${port}/`))).toBe('there');
    expect(turn).toBe(1);
  });

  it('refuses a name that has turned private since', async () => {
    const resolve = async () => [{ address: '10.0.0.1', family: 4 }];
    const failing = clientFor([], { resolve }).ask('http://films.example/');
    await expect(failing).rejects.toThrow('films.example leads to 10.0.0.1');
  });
});

describe('what it will not swallow', () => {
  it('is more bytes than are read, told or untold', async () => {
    await using server = await serveOutside((request, response) => {
      const body = Buffer.alloc(65 * KB);
      if (request.url === '/told') response.setHeader('content-length', body.length);
      response.end(body);
    });
    const client = clientFor([server.place], small);
    await expect(client.ask(`${server.address}/told`)).rejects.toMatchObject({
      reason: 'too-large',
    });
    const untold = await client.ask(`${server.address}/untold`).catch((fault: unknown) => fault);
    const failing = untold instanceof Error ? Promise.reject(untold) : readBytes(untold as never);
    await expect(failing).rejects.toMatchObject({ reason: 'too-large' });
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('is a bomb packed as %s', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(4 * KB * KB));
    await using server = await serveOutside((_, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(bomb);
    });
    const answer = await clientFor([server.place], small).ask(server.address);
    await expect(readBytes(answer)).rejects.toMatchObject({ reason: 'too-large' });
  });

  it('is a packing that is not what it says, or one within another', async () => {
    await using server = await serveOutside((request, response) => {
      const encoding = request.url === '/twice' ? 'gzip, gzip' : 'gzip';
      response.writeHead(200, { 'content-encoding': encoding }).end('plain');
    });
    const client = clientFor([server.place], small);
    const wrong = await client.ask(`${server.address}/wrong`);
    await expect(readBytes(wrong)).rejects.toMatchObject({ reason: 'encoding' });
    await expect(client.ask(`${server.address}/twice`)).rejects.toMatchObject({
      reason: 'encoding',
    });
  });

  it('is an answer that never comes or never ends', async () => {
    await using server = await serveOutside((request, response) => {
      if (request.url === '/never') return;
      const drip = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(drip));
    });
    const client = clientFor([server.place], { totalMs: 300 });
    await expect(client.ask(`${server.address}/never`)).rejects.toMatchObject({
      reason: 'too-slow',
    });
    const answer = await client.ask(`${server.address}/drip`);
    await expect(readBytes(answer)).rejects.toMatchObject({ reason: 'too-slow' });
  });

  it('is a body that ends before its length', async () => {
    await using server = await serveOutside((_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    });
    const answer = await clientFor([server.place]).ask(server.address);
    await expect(readBytes(answer)).rejects.toMatchObject({ reason: 'connection' });
  });
});

describe('a form', () => {
  const form = new URLSearchParams({
    'hub.mode': 'publish',
    'hub.url': 'https://reel.example/feed',
  });
  const asForm = 'application/x-www-form-urlencoded';

  it('is sent once, as it is, and goes on only where it keeps what it is', async () => {
    const came: string[] = [];
    await using server = await serveOutside((request, response) => {
      void text(request).then((body) => {
        came.push(`${request.method} ${request.url} ${request.headers['content-type']} ${body}`);
        const status = { '/moved': 307, '/seen': 303, '/busy': 503 }[request.url ?? ''] ?? 202;
        response.writeHead(status, { location: '/hub', 'retry-after': '0' }).end();
      });
    });
    const client = clientFor([server.place], { retries: 2 });
    await client.post(`${server.address}/moved`, { form });
    expect(came).toEqual(['/moved', '/hub'].map((path) => `POST ${path} ${asForm} ${form}`));
    await expect(client.post(`${server.address}/seen`, { form })).rejects.toThrow('(303)');
    await expect(client.post(`${server.address}/busy`, { form })).rejects.toThrow('(503)');
    expect(came).toHaveLength(4);
  });

  it('is sent to no private place, nor led to one', async () => {
    await using inside = await serveOutside((_, response) => response.end('inside'));
    await using server = await serveOutside((_, response) => {
      response.writeHead(308, { location: inside.address }).end();
    });
    const client = clientFor([server.place]);
    for (const address of [inside.address, server.address]) {
      await expect(client.post(address, { form })).rejects.toMatchObject({ reason: 'private' });
    }
    expect(inside.asked()).toEqual([]);
  });
});
