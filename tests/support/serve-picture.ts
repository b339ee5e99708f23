import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A picture of one pixel, as somebody else's server has it. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** Serves a picture on loopback at every address but robots.txt. */
export async function servePicture(): Promise<{ host: string; close(): Promise<void> }> {
  const server = createServer((request, reply) => {
    const isPicture = request.url !== '/robots.txt';
    reply.writeHead(isPicture ? 200 : 404, { 'content-type': 'image/png' });
    reply.end(isPicture ? PIXEL : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
