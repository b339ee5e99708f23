import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { DATA_POLICY, SECURITY_HEADERS } from '@/lib/http/security-policy';
import { answerFront, type FrontRooms } from './answer-front';

/** A front that listens. */
export interface Front {
  port: number;
  /** Takes no more connections, lets what is in flight end for at most `graceMs`, then cuts it. */
  stop(graceMs: number): Promise<void>;
}

/** A server that does not listen yet: Next wants to know it before it is ready. */
export function makeServer(): Server {
  const server = createServer({
    // A reader who sends his headers drop by drop is let go.
    headersTimeout: 20_000,
    requestTimeout: 30_000,
    // Longer than the minute after which proxies close: they, not we, decide who closes first.
    keepAliveTimeout: 65_000,
    maxHeaderSize: 32 * 1024,
    // Asked for by `answerFront`, whose refusal carries the headers every answer has.
    requireHostHeader: false,
  });
  server.on('clientError', refuseConnection);
  return server;
}

/** Listens and answers; a port of 0 takes any free one. Refuses a port that is taken. */
export async function startFront(
  server: Server,
  port: number,
  openRooms: (port: number) => Promise<FrontRooms>,
): Promise<Front> {
  const open = new Set<ServerResponse>();
  let isStopping = false;
  let rooms: FrontRooms | undefined;
  const ready = Promise.withResolvers<FrontRooms>();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (isStopping) response.setHeader('connection', 'close');
    // Whoever knocks while Next is still getting up waits at the door.
    if (rooms === undefined) ready.promise.then((those) => answerFront(those, request, response));
    else answerFront(rooms, request, response);
    // What was ready is answered by now.
    if (response.writableEnded) return;
    open.add(response);
    response.once('close', () => open.delete(response));
  });
  await listen(server, port);
  const taken = (server.address() as AddressInfo).port;
  rooms = await openRooms(taken);
  ready.resolve(rooms);
  return {
    port: taken,
    async stop(graceMs) {
      isStopping = true;
      for (const response of open) {
        if (!response.headersSent) response.setHeader('connection', 'close');
      }
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // A connection whose last answer was begun before the stop goes idle after it.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      const cut = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearInterval(sweep);
      clearTimeout(cut);
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

const refusals: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** What cannot be read as HTTP is told so in one line, with the headers every answer has. */
function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = refusals[error.code ?? ''] ?? '400 Bad Request';
  const headers = {
    ...SECURITY_HEADERS,
    'content-security-policy': DATA_POLICY,
    'content-length': '0',
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${[status, ...lines].join('\r\n')}\r\n\r\n`);
}
