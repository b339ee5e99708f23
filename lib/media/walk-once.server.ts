import 'server-only';
import { join } from 'node:path';
import { videoFilter, videoOutput } from './encoder-args';
import { guardInput } from './guard-input.server';
import { type PlannedVideo, planRenditions } from './plan-renditions';
import { fitLongSide, samplingShape } from './recipe';
import { runEncoder } from './run-encoder.server';
import { makeFrameSampler, type SampledFrames, samplingRate } from './sample-frames';
import type { StoryboardLayout } from './storyboard';
import type { OriginalFacts } from './verify-original.server';

/** What one walk through an original gave: what was seen, and the files that were written. */
export interface Walked extends SampledFrames {
  sprite: string;
  videos: (PlannedVideo & { file: string })[];
}

// Nobody needs more in a rendition, and Save-Data asks for less.
const mostFramesPerSecond = { 'video-fast': 60, 'video-720': 60, 'video-360': 30 } as const;
const secondsPerSecond = 60;

/**
 * Decodes an original once, from end to end, and writes everything that needs all of it: the frames
 * that are looked at, the storyboard's sprite, the MP4s.
 */
export async function walkOnce(
  path: string,
  facts: OriginalFacts,
  layout: StoryboardLayout,
  folder: string,
): Promise<Walked> {
  const rate = samplingRate(facts.durationMs);
  const seen = fitLongSide(facts, samplingShape.longSide, 8);
  const sampler = makeFrameSampler(seen, rate);
  const sprite = join(folder, 'storyboard.webp');
  const videos = planRenditions(facts).map((video) => {
    return { ...video, file: join(folder, `${video.kind}.mp4`) };
  });
  const encoded = videos.filter(({ size }) => size !== null);

  const { tile, columns, rows, intervalMs } = layout;
  const labels = encoded.map((_, at) => `[i${at}]`).join('');
  // `round=up`: each frame is the one that a player shows at its time.
  const chains = [
    `[0:V:0]split=${encoded.length + 2}[seen][board]${labels}`,
    `[seen]fps=${rate}:round=up,scale=${seen.width}:${seen.height}:flags=area,format=rgba[frames]`,
    `[board]fps=1000/${intervalMs}:round=up,scale=${tile.width}:${tile.height}:flags=area,setsar=1,tile=${columns}x${rows},format=yuv420p[sheet]`,
    ...encoded.map(({ kind, size }, at) => {
      const most = mostFramesPerSecond[kind];
      const isSlow = facts.frameRate !== null && facts.frameRate <= most + 1;
      return `[i${at}]${videoFilter(size ?? facts, isSlow ? null : most)}[v${at}]`;
    }),
  ];
  const originalRate = (facts.sizeBytes * 8) / facts.durationMs;
  const weight = { hasSound: facts.hasSound, originalRate };
  const args = [
    ...guardInput(path),
    ...['-filter_complex', chains.join(';')],
    ...['-map', '[frames]', '-f', 'rawvideo', 'pipe:1'],
    ...['-map', '[sheet]', '-frames:v', '1', '-c:v', 'libwebp', '-quality', '66', '-f', 'webp'],
    sprite,
    ...videos.flatMap((video) =>
      videoOutput(video, `[v${encoded.indexOf(video)}]`, weight, video.file),
    ),
  ];
  const wallSeconds = Math.ceil(120 + (facts.durationMs / 1000) * secondsPerSecond);
  await runEncoder(args, wallSeconds, (piece) => sampler.take(piece));
  return { ...sampler.finish(), sprite, videos };
}
