import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { makeOnce } from '../../support/make-once';

const execute = promisify(execFile);

const picture = (seconds: number, size: string) => [
  ...['-f', 'lavfi', '-i', `testsrc=duration=${seconds}:size=${size}:rate=24`],
];
const tone = (seconds: number) => ['-f', 'lavfi', '-i', `sine=duration=${seconds}`];
const silence = (seconds: number) => ['-f', 'lavfi', '-i', `anullsrc=d=${seconds}`];

/** How ffmpeg makes each clip that the tests examine. */
const recipes = {
  'index-at-end.mp4': [...picture(2, '320x180'), ...tone(2), '-pix_fmt', 'yuv420p'],
  'fast-start.mp4': [
    ...picture(2, '320x180'),
    ...tone(2),
    '-pix_fmt',
    'yuv420p',
    '-movflags',
    '+faststart',
  ],
  'fragmented.mp4': [
    ...picture(2, '320x180'),
    '-pix_fmt',
    'yuv420p',
    '-movflags',
    'frag_keyframe+empty_moov',
  ],
  'silent-track.mp4': [...picture(1, '320x180'), ...silence(1), '-pix_fmt', 'yuv420p'],
  'no-sound.mp4': [...picture(1, '180x320'), '-pix_fmt', 'yuv420p'],
  'odd-shape.mp4': [...picture(1, '472x270'), '-pix_fmt', 'yuv420p'],
  'anamorphic.mp4': [...picture(1, '360x240'), '-vf', 'setsar=4/3', '-pix_fmt', 'yuv420p'],
  'av1.mp4': [
    ...picture(1, '320x180'),
    '-c:v',
    'libaom-av1',
    '-cpu-used',
    '8',
    '-pix_fmt',
    'yuv420p',
  ],
  'vp9.webm': [...picture(2, '320x180'), ...tone(2), '-c:v', 'libvpx-vp9', '-c:a', 'libopus'],
  'vp8.webm': [...picture(1, '320x180'), '-c:v', 'libvpx'],
  'hevc.mp4': [
    ...picture(1, '320x180'),
    '-c:v',
    'libx265',
    '-pix_fmt',
    'yuv420p',
    '-tag:v',
    'hvc1',
  ],
  'mpeg4.mp4': [...picture(1, '320x180'), '-c:v', 'mpeg4'],
  'ac3.mp4': [...picture(1, '320x180'), ...tone(1), '-pix_fmt', 'yuv420p', '-c:a', 'ac3'],
  'sound-only.mp4': [...tone(1)],
  'matroska.mkv': [...picture(1, '320x180'), '-pix_fmt', 'yuv420p'],
  'quicktime.mov': [...picture(1, '320x180'), '-pix_fmt', 'yuv420p'],
} as const;

/** The name of a clip that `makeClip` can make. */
export type ClipName = keyof typeof recipes;

const made = new Map<string, Promise<void>>();

/** Puts a small real clip into a folder, once, and gives its path: leave it as it is. */
export function makeClip(folder: string, name: ClipName): Promise<string> {
  const path = join(folder, name);
  const clip = made.get(path) ?? drawOnce(name).then((drawn) => copyFile(drawn, path));
  made.set(path, clip);
  return clip.then(() => path);
}

/** Draws a clip with ffmpeg, once for the whole run, and gives where it lies. */
function drawOnce(name: ClipName): Promise<string> {
  const films = join(inject('databasesFolder'), 'films');
  mkdirSync(films, { recursive: true });
  return makeOnce(films, name, async () => {
    const path = join(films, name);
    const args = ['-nostdin', '-v', 'error', ...recipes[name], '-threads', '2', path];
    await execute('ffmpeg', args);
    return path;
  });
}

/** A second clip of the same streams, turned a quarter in its display matrix. */
export async function turnClip(path: string, turned: string): Promise<string> {
  const args = [
    '-nostdin',
    '-v',
    'error',
    '-y',
    '-display_rotation',
    '90',
    '-i',
    path,
    '-c',
    'copy',
    turned,
  ];
  await execute('ffmpeg', args).catch(async () => {
    // Before ffmpeg 6 the turn was a tag of the track.
    const older = ['-nostdin', '-v', 'error', '-y', '-i', path, '-c', 'copy'];
    await execute('ffmpeg', [...older, '-metadata:s:v:0', 'rotate=90', turned]);
  });
  return turned;
}

/** Writes a WebM whose lengths are unknown, as a browser records it. */
export async function recordClip(path: string): Promise<string> {
  const args = ['-nostdin', '-v', 'error', ...picture(1, '320x180')];
  args.push('-c:v', 'libvpx-vp9', '-live', '1', '-f', 'webm', '-');
  const { stdout } = await execute('ffmpeg', args, { encoding: 'buffer', maxBuffer: 1 << 26 });
  await writeFile(path, stdout);
  return path;
}

/** Writes the first part of a file under another name and gives its path. */
export async function cutFile(path: string, share: number, cut: string): Promise<string> {
  const bytes = await readFile(path);
  await writeFile(cut, bytes.subarray(0, Math.floor(bytes.length * share)));
  return cut;
}
