import { afterEach, describe, expect, it } from 'vitest';
import type { GuardedClient } from '@/lib/ingest/outside/guarded-client.server';
import type { OutsidePolicy } from '@/lib/ingest/outside/outside-policy.server';
import { readText } from '@/lib/ingest/outside/read-bytes.server';
import { openClient, serveOutside } from '../../support/outside';

const open: GuardedClient[] = [];
const clientFor = (places: string[], change: Partial<OutsidePolicy> = {}) => {
  const client = openClient(places, { retries: 0, ...change });
  open.push(client);
  return client;
};
afterEach(() => Promise.all(open.splice(0).map((client) => client.close())));

describe('how it behaves', () => {
  it('heeds robots.txt, and an absent one allows everything', async () => {
    await using server = await serveOutside(
      (_, response) => response.end('ok'),
      (_, response) => response.end('User-agent: promptreel\nDisallow: /in/'),
    );
    const client = clientFor([server.place]);
    await expect(client.ask(`${server.address}/in/a`)).rejects.toMatchObject({ reason: 'robots' });
    expect(await readText(await client.ask(`${server.address}/out`))).toBe('ok');
    expect(server.asked()).toEqual(['GET /out']);
  });

  it('asks nothing of a site whose robots.txt is broken', async () => {
    await using server = await serveOutside(
      (_, response) => response.end(),
      (_, response) => response.writeHead(500).end(),
    );
    const failing = clientFor([server.place]).ask(`${server.address}/a`);
    await expect(failing).rejects.toThrow(/robots\.txt .+ cannot be read/);
    expect(server.asked()).toEqual([]);
  });

  it('says what a refusal was, and when to come back', async () => {
    await using server = await serveOutside((request, response) => {
      const status = Number(request.url?.slice(1));
      response.writeHead(status, { 'retry-after': '3600' }).end();
    });
    const client = clientFor([server.place], { retries: 2 });
    await expect(client.ask(`${server.address}/404`)).rejects.toThrow(/is not there \(404\)/);
    await expect(client.ask(`${server.address}/429`)).rejects.toMatchObject({
      status: 429,
      retryAfterSeconds: 3600,
    });
    // An hour is not sat out, and what is gone is not asked for again.
    expect(server.asked()).toEqual(['GET /404', 'GET /429']);
  });

  it('tries what passes again', async () => {
    let turn = 0;
    await using server = await serveOutside((_, response) => {
      turn += 1;
      response.writeHead(turn === 1 ? 503 : 200, { 'retry-after': '0' }).end('here');
    });
    const client = clientFor([server.place], { retries: 1 });
    expect(await readText(await client.ask(server.address))).toBe('here');
  });

  it('asks one host for no more at once than the policy says', async () => {
    let [now, most] = [0, 0];
    await using server = await serveOutside((_, response) => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        response.end('ok');
      }, 20);
    });
    const client = clientFor([server.place], { requestsPerHost: 2 });
    const asking = Array.from({ length: 8 }, async (_, at) =>
      readText(await client.ask(`${server.address}/${at}`)),
    );
    expect(await Promise.all(asking)).toHaveLength(8);
    expect(most).toBe(2);
  });
});
