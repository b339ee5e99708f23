import type { PlannedVideo } from './plan-renditions';
import { fitLongSide, fitWidth, posterWidths, previewShape, type Size } from './recipe';

// What is made says nothing that the original said, and the same frames give the same bytes.
const plain = [
  ...['-map_metadata', '-1', '-map_chapters', '-1', '-sn', '-dn'],
  ...['-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
];

const scaleTo = ({ width, height }: Size, flags = 'bicubic') =>
  `scale=${width}:${height}:flags=${flags},setsar=1`;

/** The filter that brings a decoded picture to the size and pixels of an MP4 for everybody. */
export function videoFilter(size: Size, mostFramesPerSecond: number | null): string {
  const rate = mostFramesPerSecond === null ? [] : [`fps=${mostFramesPerSecond}`];
  return [...rate, scaleTo(size), 'format=yuv420p'].join(',');
}

/**
 * How one MP4 is written; `label` is the filtered picture, which is not asked for when copied,
 * `originalRate` what the original weighs, in kilobits a second.
 */
export function videoOutput(
  video: PlannedVideo,
  label: string,
  { hasSound, originalRate }: { hasSound: boolean; originalRate: number },
  path: string,
): string[] {
  const isSmall = video.kind === 'video-360';
  const [crf, mostRate] = isSmall ? [27, 700] : [23, 12_000];
  // Never heavier than the original: what it lost already cannot be won back.
  const rate = Math.max(100, Math.min(mostRate, Math.ceil(originalRate)));
  const encoder = ['-c:v', 'libx264', '-preset', 'veryfast', '-g', '60'];
  const quality = ['-crf', String(crf), '-maxrate', `${rate}k`];
  const picture =
    video.size === null
      ? ['-map', '0:V:0', '-c:v', 'copy']
      : ['-map', label, ...encoder, ...quality, '-bufsize', `${rate * 2}k`];
  const encoded = ['-c:a', 'aac', '-ac', '2', '-b:a', isSmall ? '64k' : '160k'];
  const copied = video.isSoundCopied && !isSmall;
  const sound = hasSound ? ['-map', '0:a:0', ...(copied ? ['-c:a', 'copy'] : encoded)] : ['-an'];
  return [...picture, ...sound, ...plain, '-threads', '2', '-movflags', '+faststart', path];
}

/** The widths that a poster is made in: never wider than the picture. */
export function choosePosterSizes(size: Size): Size[] {
  const narrower = posterWidths.filter((width) => width < size.width);
  const [widest = 0] = posterWidths;
  const widths = size.width <= widest ? [size.width, ...narrower] : [...posterWidths];
  return widths.map((width) => fitWidth(size, width));
}

/** The size that thumbhash takes a picture in: at most 100 pixels. */
export function thumbSize(size: Size): Size {
  return fitLongSide(size, 96);
}

/** One frame as AVIF and WebP in every size, and small and raw on stdout for its thumbhash. */
export function posterOutputs(sizes: readonly Size[], thumb: Size, pathOf: PosterPath): string[] {
  const labels = sizes.flatMap((_, at) => [`[a${at}]`, `[w${at}]`]);
  const split = `[0:V:0]split=${labels.length + 1}[t]${labels.map((label) => `${label.slice(0, -1)}i]`).join('')}`;
  const chains = sizes.flatMap((size, at) => [
    `[a${at}i]${scaleTo(size, 'lanczos')},format=yuv420p[a${at}]`,
    `[w${at}i]${scaleTo(size, 'lanczos')},format=yuv420p[w${at}]`,
  ]);
  const graph = [split, ...chains, `[t]${scaleTo(thumb, 'area')},format=rgba[thumb]`].join(';');
  const outputs = sizes.flatMap((size, at) => [
    ...['-map', `[a${at}]`, '-frames:v', '1', '-c:v', 'libaom-av1', '-still-picture', '1'],
    ...['-cpu-used', '6', '-crf', '34', '-threads', '1', ...plain, '-f', 'avif'],
    pathOf(size, 'avif'),
    ...['-map', `[w${at}]`, '-frames:v', '1', '-c:v', 'libwebp', '-quality', '76'],
    ...[...plain, '-f', 'webp', pathOf(size, 'webp')],
  ]);
  const raw = ['-map', '[thumb]', '-frames:v', '1', '-f', 'rawvideo', 'pipe:1'];
  return ['-filter_complex', graph, ...outputs, ...raw];
}

type PosterPath = (size: Size, extension: 'avif' | 'webp') => string;

/** A short silent MP4; the higher `crf`, the lighter. */
export function previewOutput(size: Size, frameRate: number | null, crf: number, path: string) {
  const { longSide, framesPerSecond } = previewShape;
  const most = frameRate !== null && frameRate <= framesPerSecond ? null : framesPerSecond;
  return [
    ...['-map', '0:V:0', '-vf', videoFilter(fitLongSide(size, longSide), most), '-an'],
    ...['-c:v', 'libx264', '-preset', 'medium', '-crf', String(crf), '-g', '96'],
    ...['-maxrate', '520k', '-bufsize', '520k', ...plain, '-threads', '2'],
    ...['-movflags', '+faststart', path],
  ];
}
