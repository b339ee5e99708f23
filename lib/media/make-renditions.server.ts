import 'server-only';
import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rgbaToThumbHash } from 'thumbhash';
import { chooseFrame } from './choose-frame';
import { choosePosterSizes, posterOutputs, previewOutput, thumbSize } from './encoder-args';
import { extractCaptions } from './extract-captions.server';
import { guardInput } from './guard-input.server';
import type { MadeFile } from './made-file';
import { type MediaExtension, mediaTypes, writeMediaKey } from './media-key';
import type { MediaStore } from './media-store';
import { fitLongSide, previewShape, type Size } from './recipe';
import { runEncoder } from './run-encoder.server';
import type { SampledFrames } from './sample-frames';
import { layOutStoryboard, writeStoryboardVtt } from './storyboard';
import type { OriginalFacts } from './verify-original.server';
import { walkOnce } from './walk-once.server';

/** What was made of an original, and what was seen in it meanwhile. */
export interface Makings extends Pick<SampledFrames, 'colors' | 'framePrint'> {
  made: MadeFile[];
}

const blank = {
  width: null,
  height: null,
  durationMs: null,
  codec: null,
  thumbhash: null,
  language: null,
};

type Shape = Pick<MadeFile, 'kind'> & Partial<Omit<MadeFile, 'kind'>>;

/**
 * Makes everything that is made of a verified original, in a folder, and stores it. The original is
 * decoded whole once; poster and preview are then taken at the frame that stands for it. Without a
 * store nothing is kept of it but what was seen.
 */
export async function makeRenditions(
  path: string,
  facts: OriginalFacts,
  folder: string,
  store: MediaStore | null,
): Promise<Makings> {
  const layout = layOutStoryboard(facts, facts.durationMs);
  const walked = await walkOnce(path, facts, layout, folder);
  const { colors, framePrint } = walked;
  if (store === null) return { made: [], colors, framePrint };
  const made: MadeFile[] = [];
  const keep = async (file: string, extension: MediaExtension, shape: Shape) => {
    const { hash, sizeBytes } = await store.put(file, extension);
    made.push({ ...blank, ...shape, hash, extension, type: mediaTypes[extension], sizeBytes });
    return writeMediaKey({ hash, extension });
  };

  const { atMs } = chooseFrame(walked.frames);
  await makePosters(path, facts, atMs, folder, keep);
  await makePreview(path, facts, atMs, folder, keep);

  const sprite = await keep(walked.sprite, 'webp', {
    kind: 'storyboard',
    width: layout.tile.width * layout.columns,
    height: layout.tile.height * layout.rows,
  });
  const vtt = join(folder, 'storyboard.vtt');
  await writeFile(vtt, writeStoryboardVtt(layout, facts.durationMs, sprite));
  await keep(vtt, 'vtt', { kind: 'storyboard-vtt', durationMs: facts.durationMs });
  for (const { kind, size, file } of walked.videos) {
    const { width, height } = size ?? facts;
    await keep(file, 'mp4', { kind, width, height, durationMs: facts.durationMs, codec: 'h264' });
  }
  for (const { language, text } of await extractCaptions(path, facts, folder)) {
    const captions = join(folder, 'captions.vtt');
    await writeFile(captions, text);
    await keep(captions, 'vtt', { kind: 'captions', language, durationMs: facts.durationMs });
  }
  return { made, colors, framePrint };
}

type Keep = (file: string, extension: MediaExtension, shape: Shape) => Promise<string>;

async function makePosters(
  path: string,
  size: Size,
  atMs: number,
  folder: string,
  keep: Keep,
): Promise<void> {
  const sizes = choosePosterSizes(size);
  const thumb = thumbSize(size);
  const pathOf = ({ width }: Size, extension: string) =>
    join(folder, `poster-${width}.${extension}`);
  const pixels: Buffer[] = [];
  const args = [...seek(atMs), ...guardInput(path), ...posterOutputs(sizes, thumb, pathOf)];
  await runEncoder(args, 60, (piece) => pixels.push(piece));
  const thumbhash = hashThumb(thumb, Buffer.concat(pixels));
  for (const one of sizes) {
    for (const extension of ['avif', 'webp'] as const) {
      await keep(pathOf(one, extension), extension, { kind: 'poster', ...one, thumbhash });
    }
  }
}

function hashThumb({ width, height }: Size, rgba: Buffer): string {
  return Buffer.from(rgbaToThumbHash(width, height, rgba)).toString('base64');
}

async function makePreview(
  path: string,
  { frameRate, ...facts }: OriginalFacts,
  atMs: number,
  folder: string,
  keep: Keep,
): Promise<void> {
  const { durationMs: longest, longSide, mostBytes } = previewShape;
  const durationMs = Math.min(longest, facts.durationMs);
  const startMs = Math.min(atMs, facts.durationMs - durationMs);
  const file = join(folder, 'preview.mp4');
  const window = [...seek(startMs), '-t', String(durationMs / 1000)];
  // What is restless as noise does not fit at the first quality.
  for (let crf = 27; crf <= 45; crf += 6) {
    const output = previewOutput(facts, frameRate, crf, file);
    await runEncoder([...window, ...guardInput(path), ...output], 60);
    if ((await stat(file)).size < mostBytes) break;
  }
  const size = fitLongSide(facts, longSide);
  await keep(file, 'mp4', { kind: 'preview', ...size, durationMs, codec: 'h264' });
}

const seek = (ms: number) => ['-ss', String(ms / 1000)];
