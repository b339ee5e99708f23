import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeCertificate } from './make-certificate';

/**
 * How a publisher's server behaves: gives the clip, keeps silent after taking the request, breaks the
 * connection, or answers what such servers say when they have nothing any more.
 */
export type Manner = 'alive' | 'slow' | 'dead' | 'html' | 'gone';

/** A server on this machine in a publisher's place, over TLS. */
export interface Publisher {
  port: number;
  /** From now on. Who was kept waiting by `slow` is answered when the manner changes to `alive`. */
  behave(manner: Manner): void;
  /** The requests so far: path and headers. */
  asked: { path: string; headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
}

/** Opens a publisher that has one clip under every address. */
export async function openPublisher(host: string, clipPath: string): Promise<Publisher> {
  const clip = readFileSync(clipPath);
  const asked: Publisher['asked'] = [];
  const waiting: (() => void)[] = [];
  let manner: Manner = 'alive';
  const server = createServer(makeCertificate(host), ({ url = '', headers }, response) => {
    asked.push({ path: url, headers });
    const give = () => giveRange(clip, headers.range, response);
    if (manner === 'alive') give();
    else if (manner === 'slow') waiting.push(give);
    else if (manner === 'dead') response.destroy();
    else {
      const status = manner === 'gone' ? 404 : 200;
      response.writeHead(status, { 'content-type': 'text/html' });
      response.end('<!doctype html><title>Sora</title><p>This page has moved.');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    behave(next) {
      manner = next;
      if (next === 'alive') for (const give of waiting.splice(0)) give();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Part of a file by a range with its begin named, as browsers ask for media, or the whole. */
function giveRange(clip: Buffer, range: string | undefined, response: ServerResponse): void {
  const [, begin = '0', end = ''] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  const [from, to] = [Number(begin), end === '' ? clip.length - 1 : Number(end)];
  const part = clip.subarray(from, to + 1);
  response.writeHead(range === undefined ? 200 : 206, {
    'content-type': 'video/mp4',
    'content-length': part.length,
    'accept-ranges': 'bytes',
    ...(range === undefined ? {} : { 'content-range': `bytes ${from}-${to}/${clip.length}` }),
  });
  response.end(part);
}
