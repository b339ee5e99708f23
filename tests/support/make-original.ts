import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Writes a whole MP4 that any browser plays: a test picture, with a tone or silent, index first. */
export async function makeOriginal(
  path: string,
  { seconds = 20, size = '640x360', hasSound = true } = {},
): Promise<void> {
  const picture = `testsrc=duration=${seconds}:size=${size}:rate=24`;
  await promisify(execFile)('ffmpeg', [
    ...['-nostdin', '-v', 'error', '-y', '-f', 'lavfi', '-i', picture],
    ...(hasSound ? ['-f', 'lavfi', '-i', `sine=duration=${seconds}`] : []),
    ...['-pix_fmt', 'yuv420p', '-movflags', '+faststart', '-threads', '2', path],
  ]);
}
