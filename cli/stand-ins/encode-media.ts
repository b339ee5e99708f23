import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rgbaToThumbHash } from 'thumbhash';

/** Raise it when an encoder's settings change: it is part of every key. */
export const encoderVersion = 1;

/**
 * The shape of the loop: 4 s at 24 frames a second. Every frame is a drawing of its own: fewer
 * drawings, each held for longer, would be quicker to make but let slow pans judder.
 */
export const loop = {
  width: 480,
  height: 270,
  framesPerSecond: 24,
  frames: 96,
  drawings: 96,
  maxBytes: 90_000,
};
/**
 * Posters are drawn at the first size; the others, for cards, are scaled down from it. The middle
 * one is a phone's whole width: as AVIF only, whoever reads none takes the next larger.
 */
export const posterSizes = [
  { width: 1280, height: 720, avifMaxBytes: 35_000, webpMaxBytes: 40_000 },
  { width: 768, height: 432, avifMaxBytes: 18_000, webpMaxBytes: null },
  { width: 480, height: 270, avifMaxBytes: 10_000, webpMaxBytes: 14_000 },
] as const;

/** Raw RGBA frames as the easel gives them: bottom row first. */
export type Frames = { rows: Buffer; width: number; height: number };

const colour = 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p';
const tags = ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709'];
const plain = ['-an', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'];

/** An MP4 with its index first, H.264, at most `loop.maxBytes`: the quality gives way, step by step. */
export async function encodeLoop(frames: Frames): Promise<Buffer> {
  for (let crf = 27; crf <= 42; crf += 3) {
    const bytes = await encode(frames, 'mp4', `vflip,fps=${loop.framesPerSecond},${colour}`, [
      ...['-c:v', 'libx264', '-preset', 'slow', '-tune', 'animation', '-crf', String(crf)],
      ...['-g', '96', '-movflags', '+faststart', ...tags, ...plain],
    ]);
    if (bytes.length <= loop.maxBytes) return bytes;
  }
  throw new Error('the loop does not fit: make its scene calmer');
}

/** A still as AVIF (libaom, one intra frame), no larger than asked where quality 45 of 63 reaches it. */
export async function encodeAvif(frames: Frames, width: number, maxBytes: number): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  for (let crf = 26; crf <= 45; crf += 5) {
    bytes = await encode(frames, 'avif', `vflip,scale=${width}:-2:flags=lanczos,${colour}`, [
      ...['-c:v', 'libaom-av1', '-still-picture', '1', '-cpu-used', '6', '-crf', String(crf)],
      ...['-frames:v', '1', '-row-mt', '0', '-threads', '1', ...tags, ...plain],
    ]);
    if (bytes.length <= maxBytes) break;
  }
  return bytes;
}

/** The same still as WebP, for browsers without AVIF. */
export async function encodeWebp(frames: Frames, width: number, maxBytes: number): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  for (let quality = 80; quality >= 44; quality -= 9) {
    bytes = await encode(frames, 'webp', `vflip,scale=${width}:-2:flags=lanczos,format=yuv420p`, [
      ...['-c:v', 'libwebp', '-quality', String(quality), '-compression_level', '6'],
      ...['-preset', 'drawing', '-frames:v', '1', ...plain],
    ]);
    if (bytes.length <= maxBytes) break;
  }
  return bytes;
}

/** The thumbhash of a still, in base64. */
export async function hashThumb(frames: Frames): Promise<string> {
  const [width, height] = [96, 54];
  const rows = await encode(frames, 'rawvideo', `vflip,scale=${width}:${height}:flags=area`, [
    ...['-frames:v', '1', '-pix_fmt', 'rgba'],
  ]);
  return Buffer.from(rgbaToThumbHash(width, height, rows)).toString('base64');
}

async function encode(frames: Frames, format: string, filter: string, settings: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  const out = join(folder, `out.${format}`);
  try {
    await ffmpeg(frames.rows, [
      ...['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${frames.width}x${frames.height}`],
      ...['-r', String((loop.framesPerSecond * loop.drawings) / loop.frames)],
      ...['-i', 'pipe:0', '-vf', filter],
      ...[...settings, '-f', format, out],
    ]);
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ffmpeg(input: Buffer, settings: string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...settings], {
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    const said: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) done();
      else fail(new Error(`ffmpeg: ${Buffer.concat(said).toString().trim()}`));
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
