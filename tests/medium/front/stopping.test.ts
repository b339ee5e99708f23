import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeServer, startFront } from '@/cli/serve/start-front';
import { describeEachEngine } from '../../support/databases';
import { ask, openFront } from '../../support/open-front';

describeEachEngine('stopping', (open) => {
  test('lets what is in flight end, takes nothing new, and leaves no connection', async () => {
    const entered = Promise.withResolvers<void>();
    const front = await openFront(await open(), {
      async handle(_request, response) {
        response.setHeader('content-type', 'text/plain');
        response.write('first, ');
        entered.resolve();
        await sleep(300);
        response.end('last');
      },
    });
    const agent = new Agent({ keepAlive: true });
    const inFlight = new Promise<string>((resolve, reject) => {
      const asked = request({ port: front.port, path: '/slow.txt', agent }, (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('end', () => resolve(text));
      });
      asked.on('error', reject);
      asked.end();
    });
    await entered.promise;
    await front.stop(60_000);
    expect(await inFlight).toBe('first, last');
    await expect(ask(front.port, '/api/v1/health')).rejects.toThrow(/ECONNREFUSED/);
    agent.destroy();
  });

  test('cuts what will not end', async () => {
    const entered = Promise.withResolvers<void>();
    const front = await openFront(await open(), {
      async handle(_request, response) {
        response.write('for ever');
        entered.resolve();
      },
    });
    const endless = ask(front.port, '/slow.txt');
    const failed = expect(endless).rejects.toThrow();
    await entered.promise;
    const started = performance.now();
    await front.stop(300);
    expect(performance.now() - started).toBeGreaterThan(250);
    await failed;
  });

  test('a port that is taken is refused', async () => {
    const front = await openFront(await open());
    const second = startFront(makeServer(), front.port, () => Promise.reject(new Error('opened')));
    await expect(second).rejects.toThrow(/EADDRINUSE/);
    await front.stop(1000);
  });

  test('whoever knocks before the rooms are open waits and is answered', async () => {
    const front = await openFront(await open());
    const gate = Promise.withResolvers<void>();
    let port = 0;
    const late = startFront(makeServer(), 0, async (taken) => {
      port = taken;
      await gate.promise;
      return {
        origin: `http://localhost:${taken}`,
        api: front.rooms,
        files: { count: 0, answer: async () => null },
        pages: {
          handle: async () => undefined,
          kept: front.kept,
          readVersion: async () => 1,
          mediaOrigins: [],
          restScript: null,
        },
      };
    });
    while (port === 0) await sleep(5);
    const knocked = ask(port, '/api/v1/health');
    await sleep(50);
    gate.resolve();
    expect((await knocked).status).toBe(200);
    await (await late).stop(1000);
    await front.stop(1000);
  });
});
