import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { NODE } from './packages.mjs';
import { passSignals } from './run-program.mjs';

/** How long the server may take until it listens. */
const LISTENS_WITHIN_MS = 60_000;

/** Whether somebody answers on a port of this machine. */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, 'localhost');
    socket.once('connect', () => socket.destroy() && resolve(true));
    socket.once('error', () => resolve(false));
  });
}

/**
 * Serves the gallery on `port` until we are told to stop, and gives the exit code: 0 when it was
 * stopped by Ctrl-C or SIGTERM and finished what was in flight. `onOpen` is called once it listens.
 */
export async function serveGallery(port, onOpen) {
  const child = spawn(NODE, ['--import', 'tsx', '--conditions=react-server', 'cli/serve.ts'], {
    // A group of its own: Ctrl-C in a terminal reaches it once, through us.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PORT: String(port) },
  });
  const stopPassing = passSignals(child);
  // Should we be thrown out by an error of our own, the server must not stay behind.
  const takeAlong = () => child.kill('SIGTERM');
  process.once('exit', takeAlong);
  const ended = new Promise((resolve) => {
    child.once('error', (fault) => resolve({ fault }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  const open = (async () => {
    const until = performance.now() + LISTENS_WITHIN_MS;
    while (child.exitCode === null && child.signalCode === null && performance.now() < until) {
      if (await answers(port)) return onOpen();
      await wait(100);
    }
  })();
  const { code, signal, fault } = await ended;
  await open;
  process.off('exit', takeAlong);
  const stoppedBy = stopPassing();
  if (fault) throw fault;
  if (stoppedBy && signal === stoppedBy) return 0;
  return code ?? 1;
}
