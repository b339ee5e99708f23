import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from '@/lib/api/answer.server';
import type { Rooms } from '@/lib/api/api-route';
import { toResponse } from '@/lib/http/answer';
import { ask } from './open-front';

/** Where the forwarder behind the proxy finds the port of the rooms that are asked. */
export const PORT_HEADER = 'x-gallery-port';
const ORIGIN_HEADER = 'x-gallery-origin';

/** What the proxy says of an answer it let through, where something was not as described. */
interface Violation {
  location: string[];
  message: string;
}

const doors = new WeakMap<Rooms, Promise<number>>();

/**
 * Asks some rooms through the validating proxy at a port and refuses an answer that is not as the
 * description says. The bytes that come through are not the gallery's: Prism reads files as text,
 * drops the length of a HEAD and the encoding, and answers a 501 by itself.
 */
export async function holdToDescription(
  proxyPort: number,
  rooms: Rooms,
  { method, url, headers }: { method: string; url: URL; headers: Record<string, string> },
): Promise<void> {
  const door = doors.get(rooms) ?? openDoor(rooms);
  doors.set(rooms, door);
  const reply = await ask(proxyPort, url.pathname + url.search, {
    method,
    headers: { ...headers, [PORT_HEADER]: String(await door), [ORIGIN_HEADER]: url.origin },
  });
  // An address or a method that the description does not have is refused by the proxy itself.
  if (reply.headers['content-type'] === 'application/problem+json') return;
  const said: Violation[] = JSON.parse(String(reply.headers['sl-violations'] ?? '[]'));
  const faults = said.filter(({ location }) => location[0] === 'response');
  if (faults.length === 0) return;
  throw new Error(`${method} ${url} is not as described: ${JSON.stringify(faults)}`);
}

/** A plain server over rooms, on any free port, until the process ends. */
function openDoor(rooms: Rooms): Promise<number> {
  const server = createServer(async ({ method = 'GET', url = '/', headers }, outgoing) => {
    const asked = {
      method,
      url: new URL(url, String(headers[ORIGIN_HEADER])),
      headers: new Headers(headers as Record<string, string>),
    };
    const { status, headers: given, body } = toResponse(await answer(asked, rooms), method);
    outgoing.writeHead(status, Object.fromEntries(given));
    for await (const part of body ?? []) outgoing.write(part);
    outgoing.end();
  });
  server.unref();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
