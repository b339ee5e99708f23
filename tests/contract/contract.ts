import { type ChildProcess, spawn } from 'node:child_process';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../support/open-front';
import { PORT_HEADER } from '../support/validating-proxy';

/** The validating proxy: 90 MB and 185 packages, so it is fetched when asked for and not installed. */
const PROXY = '@stoplight/prism-cli@5.14.2';

/** Held equal to what the gallery says of itself by `tests/small/api/openapi.test.ts`. */
const DESCRIPTION = 'tests/small/api/openapi.snapshot.json';

/** The tests that ask the API. */
const SUITES = ['tests/medium/api', 'tests/medium/publish/feeds', 'tests/medium/publish/exports'];

const startingMs = 180_000;

/** Passes what the proxy lets through on to the rooms of the test that asks. */
function openForwarder(): Promise<number> {
  const server = createServer((incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const port = Number(headers[PORT_HEADER]);
    const onward = request({ port, method, path: url, headers, agent: false }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    });
    onward.on('error', (cause) => outgoing.destroy(cause));
    incoming.pipe(onward);
  });
  server.unref();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** A port nobody has at the moment. */
function findPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function untilOpen(port: number, proxy: ChildProcess): Promise<void> {
  const until = Date.now() + startingMs;
  for (;;) {
    if (proxy.exitCode !== null) throw new Error(`The proxy ended with ${proxy.exitCode}.`);
    const reply = await ask(port, '/').catch(() => null);
    if (reply !== null) return;
    if (Date.now() > until) throw new Error('The proxy did not open.');
    await sleep(250);
  }
}

/** Runs the API's tests once with every request through the validating proxy; gives their exit code. */
async function run(): Promise<number> {
  const [upstream, port] = [await openForwarder(), await findPort()];
  const where = ['--host', '127.0.0.1', '--port', String(port), '--validate-request', 'false'];
  const command = ['--yes', PROXY, 'proxy', DESCRIPTION, `http://127.0.0.1:${upstream}`, ...where];
  // A group of its own: npx starts a shell, and all of it ends together.
  const proxy = spawn('npx', command, { stdio: ['ignore', 'ignore', 'inherit'], detached: true });
  try {
    await untilOpen(port, proxy);
    const tests = spawn('npx', ['--no', '--', 'vitest', 'run', ...SUITES], {
      stdio: 'inherit',
      env: { ...process.env, PROMPTREEL_TEST_PROXY: String(port) },
    });
    return await new Promise((resolve) => tests.once('exit', (code) => resolve(code ?? 1)));
  } finally {
    if (proxy.pid !== undefined && proxy.exitCode === null) process.kill(-proxy.pid, 'SIGTERM');
  }
}

process.exitCode = await run();
