import { createServer } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { findPort, readPort } from '@/cli/up/find-port.mjs';

/** Listens on a free port of one kind of address until the test ends. */
async function listen(host) {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => new Promise((resolve) => server.close(resolve)));
  return server.address().port;
}

describe('findPort', () => {
  test('takes the wanted port when it is free', async () => {
    const free = await findPort(0);
    expect(free).toBeGreaterThan(1023);
    expect(await findPort(free)).toBe(free);
  });

  test.each(['127.0.0.1', '0.0.0.0'])('goes past a port taken on %s', async (host) => {
    const taken = await listen(host);
    expect(await findPort(taken)).toBeGreaterThan(taken);
  });
});

describe('readPort', () => {
  test.each([
    [undefined, 3000],
    ['', 3000],
    ['0', 0],
    ['65535', 65_535],
  ])('%s is %s', (text, port) => {
    expect(readPort(text)).toBe(port);
  });

  test.each(['65536', '-1', '3000.5', '3e3', 'http', '123456'])('%s is refused', (text) => {
    expect(() => readPort(text)).toThrow('PORT is not a whole number');
  });
});
