import { execFile } from 'node:child_process';
import { Agent, request } from 'node:http';
import { promisify } from 'node:util';

/** What is asked again and again, and with which headers. */
export interface Load {
  url: string;
  headers?: Record<string, string>;
  /** The only status that counts as an answer. */
  status?: number;
}

const CONNECTIONS = 16;

/**
 * Answers a second over 16 kept connections. Uses `wrk` (Debian's package) when it is installed, else
 * a client of Node's, which takes a core for itself. Refuses a load that is answered with anything
 * but its status.
 */
export async function measureRate(load: Load, seconds: number): Promise<number> {
  let ms = await timeOne(load);
  // What takes long by itself, and not only the first time, is not asked sixteen times at once: the
  // server would be at it behind the end.
  if (ms > (seconds * 1000) / 4) ms = Math.min(ms, await timeOne(load));
  if (ms > (seconds * 1000) / 4) return 1000 / ms;
  const text = await runWrk(load, seconds);
  if (text === null) return (await askInTurn([load], seconds)) / seconds;
  const refused = Number(/Non-2xx or 3xx responses: (\d+)/.exec(text)?.[1] ?? 0);
  const rate = Number(/Requests\/sec:\s+([\d.]+)/.exec(text)?.[1] ?? Number.NaN);
  if (refused > 0 || !Number.isFinite(rate)) throw new Error(`${load.url}: ${text}`);
  return rate;
}

async function timeOne(load: Load): Promise<number> {
  const askedAt = performance.now();
  await ask(load);
  return performance.now() - askedAt;
}

async function runWrk(load: Load, seconds: number): Promise<string | null> {
  const headers = Object.entries(load.headers ?? {}).flatMap(([name, value]) => [
    '-H',
    `${name}: ${value}`,
  ]);
  const args = ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, ...headers, load.url];
  try {
    return (await promisify(execFile)('wrk', args)).stdout;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw cause;
  }
}

/**
 * Asks for several things in turn over 16 kept connections, from this process; gives how many answers
 * came. Refuses a status but the one each is to have.
 */
export async function askInTurn(loads: readonly Load[], seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const until = performance.now() + seconds * 1000;
  let answers = 0;
  let asked = 0;
  try {
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        while (performance.now() < until) {
          const load = loads[asked % loads.length];
          if (load === undefined) return;
          asked += 1;
          await ask(load, agent);
          answers += 1;
        }
      }),
    );
  } finally {
    agent.destroy();
  }
  return answers;
}

function ask({ url, headers = {}, status = 200 }: Load, agent?: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      { headers, ...(agent === undefined ? {} : { agent }) },
      (response) => {
        if (response.statusCode !== status) reject(new Error(`${url}: ${response.statusCode}`));
        response.resume().on('end', resolve).on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

/** The middle of three or more; the one that a busy moment on the machine does not move. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
