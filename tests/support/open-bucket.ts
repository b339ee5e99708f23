import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const program = require.resolve('s3rver/bin/s3rver.js');

/** The name of the bucket, and the key to it: s3rver knows this one. */
export const BUCKET = 'gallery';
export const BUCKET_KEYS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/** What a request passes through on its way to the store; it may answer in its place. */
export type Mischief = (
  request: IncomingMessage,
  response: ServerResponse,
  pass: (change?: (body: Buffer) => Buffer) => void,
) => void;

/** An S3 server as a process of its own, and a place before it where things go wrong. */
export interface TestBucket {
  /** The address of the place before it; what is asked there goes through `mischief`. */
  endpoint: string;
  mischief: Mischief | null;
  /** The requests that came by, as `GET /gallery/…`. */
  asked: string[];
  stop(): Promise<void>;
}

/** Starts s3rver on a free port with one empty bucket; `stop` it after the suite. */
export async function openBucket(): Promise<TestBucket> {
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-bucket-'));
  const command = [program, '-d', folder, '-a', '127.0.0.1', '-p', '0'];
  const child = spawn(process.execPath, [...command, '--configure-bucket', BUCKET], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk;
      const found = /listening on \S+:(\d+)/i.exec(said)?.[1];
      if (found !== undefined) resolve(Number(found));
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', () => reject(new Error(`The store did not start: ${said}`)));
  });

  const bucket: TestBucket = { endpoint: '', mischief: null, asked: [], stop };
  const before = createServer((incoming, response) => {
    bucket.asked.push(`${incoming.method} ${incoming.url?.split('?')[0]}`);
    const pass = (change = (body: Buffer) => body) => passOn(port, incoming, response, change);
    if (bucket.mischief === null) pass();
    else bucket.mischief(incoming, response, pass);
  });
  await new Promise<void>((resolve) => before.listen(0, '127.0.0.1', resolve));
  bucket.endpoint = `http://127.0.0.1:${(before.address() as AddressInfo).port}`;
  return bucket;

  async function stop() {
    before.closeAllConnections();
    await new Promise((resolve) => before.close(resolve));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Sends a request on with its own Host, which is signed, and its body whole; gives back the answer. */
function passOn(
  port: number,
  incoming: IncomingMessage,
  response: ServerResponse,
  change: (body: Buffer) => Buffer,
): void {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
  incoming.on('end', () => {
    const body = change(Buffer.concat(chunks));
    const { method, url: path, headers } = incoming;
    const outgoing = request({ port, host: '127.0.0.1', method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    outgoing.end(body);
  });
}
