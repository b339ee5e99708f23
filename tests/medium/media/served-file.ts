import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import type { MediaStore } from '@/lib/media/media-store';
import { once } from '../../support/note-original';
import { openMediaServer } from './open-media-server';

/** The size of the served file in bytes: several chunks and a bit. */
export const size = 1_300_021;
/** Its last byte's place. */
export const last = size - 1;
/** Its bytes, other ones in every run. */
export const bytes = randomBytes(size);
/** Its validator and its name. */
export const etag = `"${createHash('sha256').update(bytes).digest('hex')}"`;
export const key = `${etag.slice(1, -1)}.mp4`;

/** What came back over the wire. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** A server of one store with the file in it, and a way to ask it. */
export interface ServedFile {
  origin: string;
  store: MediaStore;
  lastModified: string;
  ask(headers?: Record<string, string>, method?: string, path?: string): Promise<Reply>;
  close(): Promise<void>;
}

/** Stores the file in a folder of its own and serves it on a free port. */
export async function serveFile(): Promise<ServedFile> {
  const root = await mkdtemp(join(tmpdir(), 'promptreel-serve-'));
  const store = makeDiskStore(root);
  await store.put(once(bytes), 'mp4');
  const stat = await store.stat(key);
  const server = await openMediaServer(store);
  const { origin } = server;
  return {
    origin,
    store,
    lastModified: new Date(stat?.modifiedAt ?? 0).toUTCString(),
    ask: (headers = {}, method = 'GET', path = `/media/${key}`) =>
      ask(`${origin}${path}`, headers, method),
    async close() {
      await server.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** Holds that a reply is exactly these bytes of the file. */
export function expectSlice(reply: Reply, start: number, end: number): void {
  expect(reply.status).toBe(206);
  expect(reply.headers['content-range']).toBe(`bytes ${start}-${end}/${size}`);
  expect(reply.headers['content-length']).toBe(String(end - start + 1));
  expect(reply.body.equals(bytes.subarray(start, end + 1))).toBe(true);
}

/** Holds that a reply is the whole file. */
export function expectWhole(reply: Reply): void {
  expect(reply.status).toBe(200);
  expect(reply.headers['content-length']).toBe(String(size));
  expect(reply.headers['content-range']).toBeUndefined();
  expect(reply.body.equals(bytes)).toBe(true);
}

// With node:http, which sends every header as it is written and adds none of fetch's own.
function ask(address: string, headers: Record<string, string>, method: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { method, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('error', reject);
      reply.on('end', () =>
        resolve({
          status: reply.statusCode ?? 0,
          headers: reply.headers as Record<string, string>,
          body: Buffer.concat(chunks),
        }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}
