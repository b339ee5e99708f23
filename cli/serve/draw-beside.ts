import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { yieldToReaders } from '../yield-to-readers';

const COMMAND = ['cli/gallery.ts', 'media', 'pictures', '--changed'];

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
  if (child.pid !== undefined) yieldToReaders(child.pid);
  const [[code], complaints] = await Promise.all([ended, text(child.stderr)]);
  if (code !== 0) throw new Error(complaints.trim() || `Drawing ended with ${code}.`);
}
