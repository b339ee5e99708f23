import 'server-only';
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { MissingProgram } from './refusal';

/** What a program may use before it is stopped. */
export interface ProgramLimits {
  wallSeconds: number;
  cpuSeconds: number;
  memoryBytes: number;
  /** The largest file it may write; nothing where it is not given. */
  fileBytes?: number;
}

/** How a program ended. `code` is null when a signal, or one of its limits, ended it. */
export interface ProgramResult {
  code: number | null;
  /** Empty where somebody else took it. */
  stdout: string;
  stderr: string;
  /** It was stopped for taking too long. */
  timedOut: boolean;
}

const mostOutputBytes = 4 * 1024 * 1024;

// `ulimit` is in every POSIX shell; what a system cannot limit it goes without. The arguments are
// handed on as they are: no word of them is ever read by the shell. Files count in 512 bytes.
const limitScript =
  'ulimit -t "$1" 2>/dev/null; ulimit -v "$2" 2>/dev/null; ulimit -f "$3" 2>/dev/null; ulimit -c 0 2>/dev/null; shift 3; exec "$@"';

/**
 * Runs a program by name, without input, with a bare environment and under limits: it may write no
 * file beyond them. What it prints is cut at 4 MiB, unless `take` gets it, piece by piece. Refuses
 * a program that is not there.
 */
export async function runProgram(
  name: string,
  args: readonly string[],
  limits: ProgramLimits,
  take?: (piece: Buffer) => void,
): Promise<ProgramResult> {
  const program = await findProgram(name);
  if (program === null) throw new MissingProgram(name);
  const { wallSeconds, cpuSeconds, memoryBytes, fileBytes = 0 } = limits;
  const figures = [cpuSeconds, Math.floor(memoryBytes / 1024), Math.ceil(fileBytes / 512)];
  const limited = [...figures.map(String), program, ...args];
  const [command, commandArgs] =
    process.platform === 'win32'
      ? [program, [...args]]
      : ['/bin/sh', ['-c', limitScript, 'sh', ...limited]];

  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArgs, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C', NODE_ENV: 'production' },
    });
    let timedOut = false;
    const stopwatch = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, wallSeconds * 1000);
    const stdout = take === undefined ? collect(child.stdout) : handOn(child.stdout, take);
    const stderr = collect(child.stderr);
    child.once('error', (error) => {
      clearTimeout(stopwatch);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(stopwatch);
      resolve({ code, stdout: stdout(), stderr: stderr(), timedOut });
    });
  });
}

/** Finds a program on PATH; null when it is not there. */
export async function findProgram(name: string): Promise<string | null> {
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      const mayRun = await access(path, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (mayRun) return path;
    }
  }
  return null;
}

function handOn(stream: NodeJS.ReadableStream, take: (piece: Buffer) => void): () => string {
  stream.on('data', take);
  return () => '';
}

function collect(stream: NodeJS.ReadableStream): () => string {
  const chunks: Buffer[] = [];
  let held = 0;
  stream.on('data', (chunk: Buffer) => {
    if (held >= mostOutputBytes) return;
    chunks.push(chunk.subarray(0, mostOutputBytes - held));
    held += chunk.length;
  });
  return () => Buffer.concat(chunks).toString('utf8');
}
