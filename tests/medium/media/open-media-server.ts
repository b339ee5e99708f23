import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { MediaReader } from '@/lib/media/media-store';
import { serveMedia } from '@/lib/media/serve-media.server';

/** A running server of one store's files. */
export interface MediaServer {
  /** `http://127.0.0.1:<port>` */
  origin: string;
  close(): Promise<void>;
}

/** Serves a store at `/media/<key>` over real HTTP on a free port, with nothing before it. */
export async function openMediaServer(store: MediaReader): Promise<MediaServer> {
  const server = createServer((request, response) => {
    answer(store, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(store: MediaReader, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const method = request.method ?? 'GET';
  const asked = { method, url, headers };
  const { status, headers: sent, body } = await serveMedia(asked, url.pathname.slice(7), store);
  response.writeHead(status, sent);
  if (!(body instanceof ReadableStream)) return response.end(body);
  return pipeline(Readable.fromWeb(body as NodeReadableStream), response);
}
