import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '@/lib/db/database';
import { openDatabase } from '@/lib/db/open-database.server';
import type { GuardedClient } from '@/lib/ingest/outside/guarded-client.server';
import { copySeeded } from '../../support/databases';
import { openClient } from '../../support/outside';
import { askProxy, openWays, serveLeads } from './ways-in';

/** One address of each class; `tests/small/outside` has every spelling of them. */
const CLASSES: Record<string, string> = {
  decimal: 'http://2130706433/',
  octal: 'http://0177.0.0.1/',
  hexadecimal: 'http://0x7f000001/',
  short: 'http://127.1/',
  'mapped into IPv6': 'http://[::ffff:7f00:1]/',
  NAT64: 'http://[64:ff9b::7f00:1]/',
  CGNAT: 'http://100.64.0.1/',
  'link-local, metadata': 'http://169.254.169.254/latest/',
  'link-local, IPv6': 'http://[fe80::1]/',
  'private network': 'http://192.168.1.1/',
  zone: 'http://[fe80::1%25eth0]/',
  userinfo: 'http://user:word@example.com/',
  'IDN dots': 'http://127。0。0。1/',
  'trailing dot': 'http://localhost./',
  'local name': 'http://router/',
  'another port': 'http://example.com:6379/',
  'another protocol': 'file:///etc/passwd',
  'a name that is private': 'http://inside.example/',
  'one of several is private': 'http://several.example/',
};

const PUBLIC = { address: '203.0.114.7', family: 4 };
const LOOPBACK = { address: '127.0.0.1', family: 4 };

describe('an address that leads inside', () => {
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-ways-'));
  const place = `file:${join(folder, 'gallery.db')}`;
  let database: Database;
  let server: Awaited<ReturnType<typeof serveLeads>>;
  let client: GuardedClient;
  const connected = new Set<string>();
  const watch = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    socket.once('connect', () => connected.add(`${socket.remoteAddress}:${socket.remotePort}`));
  };
  beforeAll(async () => {
    await copySeeded(place.replace(/^file:/, ''));
    database = await openDatabase(place);
    server = await serveLeads();
    client = openClient([server.place], {
      retries: 0,
      resolve: async (host) => {
        if (host === 'several.example') return [PUBLIC, LOOPBACK];
        return host.endsWith('.example') ? [LOOPBACK] : [PUBLIC];
      },
    });
    subscribe('net.client.socket', watch);
  });
  afterAll(async () => {
    unsubscribe('net.client.socket', watch);
    await client.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
    await server[Symbol.asyncDispose]();
  });

  it('is refused at every way in, straight and by a redirect, and nothing is ever connected', async () => {
    const { ways, via } = openWays(database, client, server.address);
    const rows: string[][] = [];
    const before = new Set(connected);
    for (const [name, address] of Object.entries(CLASSES)) {
      const said: string[] = [];
      for (const way of Object.values(ways)) {
        const [straight, led] = [await way(address), await way(via('/on', address))];
        said.push(straight === led ? straight : `${straight}, by redirect: ${led}`);
      }
      rows.push([name, ...said]);
    }
    const head = ['class', ...Object.keys(ways)];
    const table = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
    await expect(`${table.join('\n')}\n`).toMatchFileSnapshot('every-way-in.md');
    const elsewhere = [...connected].filter((one) => !before.has(one) && one !== server.place);
    expect(elsewhere).toEqual([]);
  });

  // A request line holds nothing but ASCII: the others cannot even be said there.
  const sayable = Object.entries(CLASSES).filter(([, address]) => /^[!-~]+$/.test(address));

  it.each(sayable)('is no way through the proxy of yt-dlp: %s', async (_, address) => {
    for (const status of await askProxy(client, address)) expect(status).toBe(403);
  });
});
