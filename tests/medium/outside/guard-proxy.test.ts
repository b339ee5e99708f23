import { request as ask } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPlace } from '@/lib/ingest/connectors/read-place.server';
import { type GuardProxy, openGuardProxy } from '@/lib/ingest/outside/open-guard-proxy.server';
import { findProgram } from '@/lib/media/run-program.server';
import { openClient, policyFor, serveOutside } from '../../support/outside';

describe('the proxy for a program that speaks for itself', () => {
  let server: Awaited<ReturnType<typeof serveOutside>>;
  let proxy: GuardProxy;
  beforeAll(async () => {
    server = await serveOutside((request, response) => {
      if (request.url === '/') {
        response.setHeader('content-type', 'text/html');
        response.end('<!doctype html><title>A cat</title><video src="/cat.mp4"></video>');
      } else response.setHeader('content-type', 'video/mp4').end('there');
    });
    proxy = await openGuardProxy(policyFor([server.place]));
  });
  afterAll(async () => {
    await proxy.close();
    await server[Symbol.asyncDispose]();
  });

  /** The status of a request through the proxy, plain or as a tunnel. */
  function through(target: string, method = 'GET', withWord = true): Promise<number> {
    const { hostname, port, username, password } = new URL(proxy.address);
    const word = Buffer.from(`${username}:${password}`).toString('base64');
    const headers = withWord ? { 'proxy-authorization': `Basic ${word}` } : {};
    return new Promise((resolve, reject) => {
      const asked = ask({ hostname, port, method, path: target, headers });
      asked.on('connect', ({ statusCode }, socket) => {
        socket.destroy();
        resolve(statusCode ?? 0);
      });
      asked.on('response', (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.on('error', reject).end();
    });
  }

  it('reaches what the policy allows, plain and by a tunnel', async () => {
    expect(await through(`${server.address}/a.mp4`)).toBe(200);
    expect(await through(server.place, 'CONNECT')).toBe(200);
  });

  it.each([
    '127.0.0.1:1',
    'localhost:443',
    '[::ffff:7f00:1]:443',
    '169.254.169.254:443',
    'a.example:25',
  ])('opens no tunnel to %s', async (target) => {
    expect(await through(target, 'CONNECT')).toBe(403);
    expect(await through(`http://${target}/`)).toBe(403);
  });

  it('serves nobody who does not know its password, and writes for nobody', async () => {
    expect(await through(`${server.address}/a.mp4`, 'GET', false)).toBe(407);
    expect(await through(server.place, 'CONNECT', false)).toBe(407);
    expect(await through(`${server.address}/a.mp4`, 'POST')).toBe(405);
  });

  it('is how yt-dlp reads a page, where it is installed; else a sentence says what is missing', async () => {
    const client = openClient([server.place]);
    const read = async () => {
      const entries = [];
      for await (const entry of readPlace(`${server.address}/`, 'yt-dlp', { client })) {
        entries.push(entry);
      }
      return entries;
    };
    if ((await findProgram('yt-dlp')) === null) {
      await expect(read()).rejects.toThrow(/yt-dlp, which is not installed: apt-get install/);
    } else {
      expect(await read()).toMatchObject([{ found: { pageUrl: `${server.address}/` } }]);
      expect(server.asked()).toContain('GET /');
    }
    await client.close();
  });
});
