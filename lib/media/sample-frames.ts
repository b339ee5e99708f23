import { bmvbhash } from 'blockhash-core';
import type { SeenFrame } from './choose-frame';
import { type ColorCount, countColor, listMainColors, startColorCount } from './main-colors';
import { type Size, samplingShape } from './recipe';

/** What is known of a clip once frames of it were looked at. */
export interface SampledFrames {
  frames: SeenFrame[];
  colors: string[];
  /** The look of a frame every half second: 16 hexadecimal digits each, one after another. */
  framePrint: string;
}

/** Takes raw RGBA frames in pieces of any length; gives what was seen once all came. */
export interface FrameSampler {
  take(piece: Uint8Array): void;
  finish(): SampledFrames;
}

// 8 × 8 blocks: 64 bits.
const printBits = 8;

/** Frames a second that are looked at: short clips have few half seconds to choose a poster from. */
export function samplingRate(durationMs: number): number {
  return durationMs <= 15_000 ? samplingShape.printsPerSecond * 2 : samplingShape.printsPerSecond;
}

/** Looks at the frames of one clip, of one size and `rate` a second, holding one at a time. */
export function makeFrameSampler({ width, height }: Size, rate: number): FrameSampler {
  const frame = new Uint8Array(width * height * 4);
  const colors = startColorCount();
  const frames: SeenFrame[] = [];
  const printed: string[] = [];
  let filled = 0;
  const see = () => {
    const atMs = Math.round((frames.length * 1000) / rate);
    if (frames.length % (rate / samplingShape.printsPerSecond) === 0) {
      printed.push(bmvbhash({ data: frame, width, height }, printBits));
    }
    const histogram = countColors(frame, colors);
    frames.push({ atMs, sharpness: measureSharpness(frame, width, height), histogram });
  };
  return {
    take(piece) {
      for (let at = 0; at < piece.length; ) {
        const part = piece.subarray(at, at + frame.length - filled);
        frame.set(part, filled);
        filled += part.length;
        at += part.length;
        if (filled < frame.length) continue;
        filled = 0;
        see();
      }
    },
    finish: () => ({ frames, colors: listMainColors(colors), framePrint: printed.join('') }),
  };
}

function countColors(frame: Uint8Array, colors: ColorCount): Float32Array {
  const histogram = new Float32Array(64);
  const share = 4 / frame.length;
  for (let at = 0; at < frame.length; at += 4) {
    const [r = 0, g = 0, b = 0] = [frame[at], frame[at + 1], frame[at + 2]];
    countColor(colors, r, g, b);
    const box = ((r >> 6) << 4) | ((g >> 6) << 2) | (b >> 6);
    histogram[box] = (histogram[box] ?? 0) + share;
  }
  return histogram;
}

/** The variance of the Laplacian over the green channel, which is most of what the eye calls light. */
function measureSharpness(frame: Uint8Array, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = (y * width + x) * 4 + 1;
      const around =
        (frame[at - 4] ?? 0) +
        (frame[at + 4] ?? 0) +
        (frame[at - width * 4] ?? 0) +
        (frame[at + width * 4] ?? 0);
      const value = 4 * (frame[at] ?? 0) - around;
      sum += value;
      squares += value * value;
    }
  }
  const count = Math.max(1, (width - 2) * (height - 2));
  return squares / count - (sum / count) ** 2;
}
