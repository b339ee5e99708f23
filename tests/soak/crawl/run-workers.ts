import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const clock = fileURLToPath(new URL('leap-clock.ts', import.meta.url));

/** Workers that crawl, each a process as its operator runs it, on a clock that leaps. */
export interface Workers {
  /** Ends one at once (SIGKILL), and starts another in its place. */
  kill(at: number): Promise<string>;
  /** The processes that live. */
  pids(): number[];
  /** The most memory that any of them had, in MB. */
  peakMB(): number;
  /** Asks all to finish (SIGTERM); gives their exit codes. */
  stop(): Promise<(number | null)[]>;
}

/** The most memory a process had so far, in MB, as Linux counts it. */
function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

/** Starts so many workers; `told` gets each line one says, with its name. */
export function startWorkers(
  count: number,
  env: NodeJS.ProcessEnv,
  told: (worker: string, line: string) => void,
): Workers {
  let started = 0;
  let peak = 0;
  const start = (): { name: string; child: ChildProcess } => {
    started += 1;
    const name = `w${started}`;
    const loaders = ['--import', 'tsx', '--import', clock, '--conditions=react-server'];
    const child = spawn(process.execPath, [...loaders, 'cli/gallery.ts', 'crawl', 'watch'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null) createInterface(stream).on('line', (line) => told(name, line));
    }
    return { name, child };
  };
  const workers = Array.from({ length: count }, start);
  const end = (child: ChildProcess, signal: NodeJS.Signals) => {
    peak = Math.max(peak, peakOf(child.pid));
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    child.kill(signal);
    return ended;
  };
  return {
    async kill(at) {
      const worker = workers[at];
      if (worker === undefined) throw new Error(`There is no worker ${at}.`);
      await end(worker.child, 'SIGKILL');
      workers[at] = start();
      return worker.name;
    },
    pids: () => workers.flatMap(({ child }) => child.pid ?? []),
    peakMB: () => Math.max(peak, ...workers.map(({ child }) => peakOf(child.pid))),
    stop: () => Promise.all(workers.map(({ child }) => end(child, 'SIGTERM'))),
  };
}
