import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { text } from 'node:stream/consumers';

const COMMAND = ['cli/gallery.ts', 'media', 'pictures', '--changed'];

/** As `nice` says it: whoever reads comes first. */
const LOW = 10;

/**
 * Draws the pictures for link previews that are missing in a process of its own, which takes the 200 MB
 * that drawing needs away with it when it ends. Stopped at any moment, it leaves nothing half done.
 */
export async function drawBeside(signal: AbortSignal): Promise<void> {
  const node = ['--import', 'tsx', '--conditions=react-server'];
  const child = spawn(process.execPath, [...node, ...COMMAND], {
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const [[code], complaints] = await Promise.all([
    ended,
    text(child.stderr),
    yieldToReaders(child),
  ]);
  if (code !== 0) throw new Error(complaints.trim() || `Drawing ended with ${code}.`);
}

/** Where the system knows no such thing, or the process has ended already, it is as it is. */
async function yieldToReaders({ pid }: ChildProcess): Promise<void> {
  try {
    if (pid !== undefined) setPriority(pid, LOW);
  } catch {}
}
