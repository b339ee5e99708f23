import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readEnv } from '@/lib/env/env.server';
import { GuardedClient } from '@/lib/ingest/outside/guarded-client.server';
import { makeOutsidePolicy, type OutsidePolicy } from '@/lib/ingest/outside/outside-policy.server';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const noRobots: Handler = (_, response) => void response.writeHead(404).end();

/**
 * A server on loopback that stands for the world outside; `place` is its `host:port`. It has no
 * robots.txt unless `robots` answers for one.
 */
export async function serveOutside(answer: Handler, robots: Handler = noRobots) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    if (request.url === '/robots.txt') return robots(request, response);
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    place,
    address: `http://${place}`,
    /** What was asked, robots.txt left out. */
    asked: () => asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

/** The policy in service, but allowed to ask these places and without its pauses. */
export function policyFor(places: string[], change: Partial<OutsidePolicy> = {}): OutsidePolicy {
  const policy = makeOutsidePolicy(readEnv({}));
  return { ...policy, allowed: new Set(places), hostDelayMs: 0, ...change };
}

/** A guarded client that may ask exactly these places. */
export function openClient(places: string[], change: Partial<OutsidePolicy> = {}): GuardedClient {
  return new GuardedClient(policyFor(places, change));
}
