// A gallery's process that goes through both of its doors and prints, as JSON on its last line, what
// it then holds: run by tests/e2e/one-of-each.test.ts in a process of its own, on a finished build.
import { readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import '@/cli/serve/prepare-process';

const { openNext } = await import('@/cli/serve/open-next');
const { makeServer, startFront } = await import('@/cli/serve/start-front');
const { openFrontRooms } = await import('@/cli/serve/open-rooms');
const { closeDatabase } = await import('@/lib/db/get-database.server');
const { getKeptAnswers } = await import('@/lib/http/kept-answers.server');

const file = String(process.env.DATABASE_URL).replace(/^file:/, '');

/** Descriptors of this process on the database's main file. */
function countHandles(): number {
  return readdirSync('/proc/self/fd').filter((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`) === file;
    } catch {
      return false;
    }
  }).length;
}

const server = makeServer();
let next: Awaited<ReturnType<typeof openNext>> | undefined;
const front = await startFront(server, 0, async (port) => {
  next = await openNext(process.cwd(), server, port);
  return openFrontRooms(process.cwd(), next.handle, port);
});
// Next's own door, without the front before it.
const bare = createServer((request, response) => void next?.handle(request, response));
await new Promise<void>((resolve) => bare.listen(0, resolve));
const barePort = (bare.address() as AddressInfo).port;

const ask = async (port: number) => {
  const response = await fetch(`http://localhost:${port}/api/v1/batches`);
  return {
    status: response.status,
    etag: response.headers.get('etag'),
    text: await response.text(),
  };
};
const first = await ask(front.port);
const handlesBefore = countHandles();
const second = await ask(barePort);
const third = await ask(front.port);
// Before a page is rendered: its many reads at once open more snapshots of the same database.
const handlesAfter = countHandles();
const page = await fetch(`http://localhost:${front.port}/zh`);
await page.text();

const report = {
  same: JSON.stringify(first) === JSON.stringify(second) && first.text === third.text,
  status: first.status,
  page: page.status,
  handlesBefore,
  handlesAfter,
  counts: getKeptAnswers().counts,
  slots: Object.getOwnPropertySymbols(globalThis)
    .map((symbol) => symbol.description ?? '')
    .filter((name) => name.startsWith('promptreel.')),
};
bare.closeAllConnections();
bare.close();
await front.stop(1000);
await next?.close();
await closeDatabase();
console.log(JSON.stringify({ ...report, handlesClosed: countHandles() }));
process.exit(0);
