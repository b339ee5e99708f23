import { spawn } from 'node:child_process';
import { NODE } from './packages.mjs';
import { passSignals } from './run-program.mjs';

/**
 * Serves the gallery on `port` until we are told to stop, and gives the exit code: 0 when Ctrl-C or
 * SIGTERM stopped it and what was in flight is finished. The front says itself when it is open, and
 * where.
 */
export async function serveGallery(port) {
  const child = spawn(NODE, ['--conditions=react-server', 'cli/start.mjs'], {
    // A group of its own: Ctrl-C in a terminal reaches it once, through us. The front takes a
    // second signal for impatience.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PORT: String(port) },
  });
  const stopPassing = passSignals(child);
  // Should we be thrown out by an error of our own, the front must not stay behind.
  const takeAlong = () => child.kill('SIGTERM');
  process.once('exit', takeAlong);
  const { code, signal, fault } = await new Promise((resolve) => {
    child.once('error', (thrown) => resolve({ fault: thrown }));
    child.once('exit', (ended, by) => resolve({ code: ended, signal: by }));
  });
  process.off('exit', takeAlong);
  const stoppedBy = stopPassing();
  if (fault) throw fault;
  if (stoppedBy && signal === stoppedBy) return 0;
  return code ?? 1;
}
