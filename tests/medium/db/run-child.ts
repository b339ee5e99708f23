import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const program = fileURLToPath(new URL('./child.ts', import.meta.url));

/** How a child ended. */
export interface ChildEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
  output: string;
  errors: string;
  /** From its "ready" to its end. */
  durationMs: number;
}

/** Runs `child.ts` to its end, killed (SIGKILL) so many milliseconds after it said "ready" or wrapped in another command. */
export function runChild(
  args: string[],
  { killAfterMs, wrap = [] }: { killAfterMs?: number; wrap?: string[] } = {},
): Promise<ChildEnd> {
  const node = [process.execPath, '--conditions=react-server', '--import=tsx'];
  const [file = '', ...rest] = [...wrap, ...node, program, ...args];
  const child = spawn(file, rest, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  let readyAt = Number.NaN;
  child.stdout.on('data', (chunk) => {
    output += chunk;
    if (!Number.isNaN(readyAt) || !output.includes('ready')) return;
    readyAt = performance.now();
    if (killAfterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, signal, output, errors, durationMs: performance.now() - readyAt });
    });
  });
}
