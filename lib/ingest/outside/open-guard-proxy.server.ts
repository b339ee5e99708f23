import 'server-only';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { request } from 'undici';
import { bareHost, checkAddress } from './check-address.server';
import { OutsideFault } from './outside-fault';
import type { OutsidePolicy } from './outside-policy.server';
import { makePinnedAgent, resolveChecked } from './pin-connection.server';

/** A proxy for one program that speaks for itself: it reaches what the guarded client would. */
export interface GuardProxy {
  /** With the password that nobody else on this machine knows. */
  address: string;
  close(): Promise<void>;
}

const HOP_BY_HOP = new Set([
  'connection',
  'host',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Headers for the other side: what belongs to this hop stays here (RFC 9110, 7.6.1). */
function passOn(headers: IncomingHttpHeaders): Record<string, string | string[]> {
  const out: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !HOP_BY_HOP.has(name)) out[name] = value;
  }
  return out;
}

/**
 * Opens a proxy on loopback (CONNECT, and plain GET and HEAD) under the policy of the guarded client:
 * every address is checked and pinned, bytes and idle time are bounded. Close it when the program ends.
 */
export async function openGuardProxy(policy: OutsidePolicy): Promise<GuardProxy> {
  const word = `Basic ${Buffer.from(`guard:${randomBytes(24).toString('hex')}`).toString('base64')}`;
  const isOurs = ({ headers }: IncomingMessage) => {
    const said = Buffer.from(headers['proxy-authorization'] ?? '');
    return said.length === word.length && timingSafeEqual(said, Buffer.from(word));
  };
  const agent = makePinnedAgent(policy);
  const sockets = new Set<Duplex>();
  const server = createServer(async (asked, answer) => {
    if (!isOurs(asked)) return void answer.writeHead(407).end();
    await forward(asked, answer).catch((thrown: unknown) => {
      if (answer.headersSent) answer.destroy();
      else answer.writeHead(thrown instanceof OutsideFault ? 403 : 502).end();
    });
  });

  async function forward(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    const url = checkAddress(asked.url ?? '', policy);
    if (asked.method !== 'GET' && asked.method !== 'HEAD') return void answer.writeHead(405).end();
    const came = await request(url, {
      dispatcher: agent,
      method: asked.method,
      headers: passOn(asked.headers),
      signal: AbortSignal.timeout(policy.totalMs),
    });
    answer.writeHead(came.statusCode, passOn(came.headers));
    came.body.on('error', () => answer.destroy()).pipe(answer);
  }

  server.on('connect', async (asked: IncomingMessage, inner: Duplex) => {
    sockets.add(inner);
    inner.once('close', () => sockets.delete(inner)).on('error', () => {});
    const refuse = (status: string) => inner.end(`HTTP/1.1 ${status}\r\n\r\n`);
    if (!isOurs(asked)) return refuse('407 Proxy Authentication Required');
    try {
      const url = checkAddress(`https://${asked.url ?? ''}`, policy);
      const outer = await openTunnel(url, policy);
      outer.once('close', () => inner.destroy());
      inner.once('close', () => outer.destroy());
      inner.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      inner.pipe(outer).pipe(inner);
    } catch (thrown) {
      refuse(thrown instanceof OutsideFault ? '403 Forbidden' : '502 Bad Gateway');
    }
  });

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const credentials = Buffer.from(word.slice('Basic '.length), 'base64').toString();
  return {
    address: `http://${credentials}@127.0.0.1:${port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await agent.destroy();
    },
  };
}

/** A connection to a checked address of a host, which ends when nothing has come for a while. */
async function openTunnel(url: URL, policy: OutsidePolicy): Promise<Socket> {
  const [first] = await resolveChecked(url, policy);
  const host = first?.address ?? bareHost(url);
  return new Promise((resolve, reject) => {
    const outer = connect({ host, port: Number(url.port || 443) }, () => resolve(outer));
    outer.setTimeout(policy.idleMs, () => outer.destroy());
    let bytes = 0;
    outer.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes > policy.mostUnpackedBytes) outer.destroy();
    });
    outer.on('error', reject);
  });
}
