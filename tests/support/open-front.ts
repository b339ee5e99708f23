import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PageHandler } from '@/cli/serve/capture-page';
import { type Front, makeServer, startFront } from '@/cli/serve/start-front';
import { openStaticFiles } from '@/cli/serve/static-files';
import type { Rooms } from '@/lib/api/api-route';
import type { Database } from '@/lib/db/database';
import { KeptAnswers } from '@/lib/http/kept-answers.server';
import { makeDiskStore } from '@/lib/media/disk-store.server';

/** A front on a free port, over a database of the test's own and a stand-in for Next's pages. */
export interface TestFront extends Front {
  rooms: Rooms;
  kept: KeptAnswers;
  mediaFolder: string;
  ask(path: string, options?: AskOptions): Promise<Reply>;
  /** Sends bytes as they are and gives everything that comes back. */
  send(bytes: string): Promise<string>;
}

/** How to ask, when not by a plain GET. */
export interface AskOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** Called when the whole request has been handed to the system. */
  onSent?: () => void;
}

/** What came back, its body whole and not decoded. */
export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  text: string;
}

/** Opens a front; `stop` it after the suite. */
export async function openFront(
  database: Database,
  options: {
    handle?: PageHandler;
    keptBytes?: number;
    isGone?: (pathname: string) => Promise<boolean>;
  } = {},
): Promise<TestFront> {
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-front-'));
  writeFileSync(join(folder, 'main-1.js'), `${'console.log("script");\n'.repeat(100)}`);
  writeFileSync(join(folder, '.hidden'), 'no');
  const kept = new KeptAnswers(options.keptBytes ?? 8 * 1024 * 1024);
  const media = makeDiskStore(join(folder, 'media'));
  const rooms: Rooms = { database: () => database, media: () => media, kept: () => kept };
  const front = await startFront(makeServer(), 0, async (port) => ({
    origin: `http://localhost:${port}`,
    api: rooms,
    files: await openStaticFiles(folder, kept),
    pages: {
      handle: options.handle ?? plainPage,
      kept,
      readVersion: () => database.version(),
      mediaOrigins: [],
      restScript: null,
      ...(options.isGone === undefined ? {} : { isGone: options.isGone }),
    },
  }));
  return {
    ...front,
    rooms,
    kept,
    mediaFolder: join(folder, 'media'),
    ask: (path, asked) => ask(front.port, path, asked),
    send: (bytes) => send(front.port, bytes),
    async stop(graceMs) {
      await front.stop(graceMs);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function plainPage(asked: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.setHeader('cache-control', 'private, no-cache, no-store, max-age=0, must-revalidate');
  response.end(`<!doctype html><p>${asked.method} ${asked.url}</p><script>let a = 1</script>`);
}

/** One request on a connection of its own, its path sent as it is written. */
export function ask(port: number, path: string, options: AskOptions = {}): Promise<Reply> {
  const { method = 'GET', body: sent } = options;
  const headers = {
    // Node frames the body of a DELETE only when told how long it is.
    ...(sent === undefined ? {} : { 'content-length': String(Buffer.byteLength(sent)) }),
    ...options.headers,
  };
  return new Promise((resolve, reject) => {
    const outgoing = request({ port, path, method, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const body = Buffer.concat(chunks);
        const { statusCode = 0, headers: got } = incoming;
        resolve({ status: statusCode, headers: got, body, text: body.toString('utf8') });
      });
    });
    outgoing.on('error', reject);
    outgoing.on('finish', () => options.onSent?.());
    outgoing.end(sent);
  });
}

function send(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, 'localhost', () => socket.write(bytes, 'latin1'));
    let got = '';
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      got += text;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(got));
  });
}
