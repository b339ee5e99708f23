import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from '@/lib/media/run-program.server';

const PROGRAMS = ['ffprobe', 'ffmpeg'];
const separator = '\u001f';
const WORK_FOLDER = /\/.*promptreel-import-[^/]+/;

/** A program and its arguments, as they were run. */
type Command = readonly [program: string, ...args: string[]];

/** Listens to which media programs are run. */
export interface CommandListener {
  /** What PATH must be for the programs to be heard. */
  path: string;
  /** Every command since the beginning, in order. */
  stop(): Promise<Command[]>;
}

/**
 * Puts a script before ffmpeg and ffprobe that says what it was given and becomes them. It speaks
 * through a pipe: an import lets its programs write no file.
 */
export async function listenToCommands(folder: string): Promise<CommandListener> {
  mkdirSync(folder, { recursive: true });
  const [pipe, heard] = [join(folder, 'said'), join(folder, 'heard')];
  await promisify(execFile)('mkfifo', [pipe]);
  for (const name of PROGRAMS) {
    const program = await findProgram(name);
    if (program === null) throw new Error(`${name} is not on PATH.`);
    const script = join(folder, name);
    const say = `{ printf '%s\\037' ${name} "$@"; echo; } > '${pipe}'`;
    writeFileSync(script, `#!/bin/sh\n${say}\nexec '${program}' "$@"\n`);
    chmodSync(script, 0o755);
  }
  // Open for both ways, the pipe never ends between two commands.
  const [from, to] = [openSync(pipe, 'r+'), openSync(heard, 'w')];
  const ears = spawn('cat', [], { stdio: [from, to, 'inherit'] });
  for (const file of [from, to]) closeSync(file);
  return {
    path: `${folder}:${process.env.PATH ?? ''}`,
    async stop() {
      const ended = once(ears, 'exit');
      ears.kill();
      await ended;
      const lines = readFileSync(heard, 'utf8').split('\n').filter(Boolean);
      return lines.map((line) => line.split(separator).slice(0, -1) as [string, ...string[]]);
    },
  };
}

/**
 * Runs the commands of an import once more, bare, one after another, and gives how long they took in
 * seconds. Each film's copy lies in a folder as it did then: the films are named in their order.
 */
export async function runBare(
  commands: readonly Command[],
  films: readonly string[],
  folder: string,
): Promise<number> {
  const places = new Map<string, string>();
  const moved = commands.map((command) => {
    const [work = ''] = command.flatMap((word) => WORK_FOLDER.exec(word)?.[0] ?? []);
    if (!places.has(work))
      places.set(work, layOut(films[places.size], join(folder, `${places.size}`)));
    return command.map((word) => word.replaceAll(work, places.get(work) ?? '')) as [
      string,
      ...string[],
    ];
  });
  if (places.size !== films.length)
    throw new Error(`${places.size} films were examined, not ${films.length}.`);
  const started = performance.now();
  for (const [program, ...args] of moved) {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'ignore'] });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`${program} ended with ${code}: ${args.join(' ')}`);
  }
  return (performance.now() - started) / 1000;
}

function layOut(film: string | undefined, folder: string): string {
  if (film === undefined) throw new Error('More films were examined than there are.');
  mkdirSync(folder, { recursive: true });
  copyFileSync(film, join(folder, 'original'));
  return folder;
}
