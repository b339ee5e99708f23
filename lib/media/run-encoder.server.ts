import 'server-only';
import { runProgram } from './run-program.server';

const mostFileBytes = 2 ** 31 - 1;
const memoryBytes = 6 * 1024 ** 3;

/**
 * Runs ffmpeg to make files of an original that was verified before: limited like any look at it.
 * Throws where it fails, since a whole clip must come through.
 */
export async function runEncoder(
  args: readonly string[],
  wallSeconds: number,
  take?: (piece: Buffer) => void,
): Promise<void> {
  const all = ['-nostdin', '-hide_banner', '-nostats', '-v', 'error', '-y', '-threads', '2'];
  const limits = {
    wallSeconds,
    cpuSeconds: wallSeconds * 2,
    memoryBytes,
    fileBytes: mostFileBytes,
  };
  const { code, stderr, timedOut } = await runProgram('ffmpeg', [...all, ...args], limits, take);
  if (timedOut) throw new Error(`ffmpeg did not make a rendition within ${wallSeconds} s.`);
  if (code !== 0) throw new Error(`ffmpeg made no rendition: ${stderr.trim().slice(-400)}`);
}
