import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { thumbHashToRGBA } from 'thumbhash';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import type { MadeFile } from '@/lib/media/made-file';
import { type Makings, makeRenditions } from '@/lib/media/make-renditions.server';
import { verifyOriginal } from '@/lib/media/verify-original.server';
import { inWorkFolder } from '@/lib/media/work-folder.server';
import { type ClipName, makeClip, turnClip } from './make-clips';

const execute = promisify(execFile);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'promptreel-make-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function make(path: string): Promise<Makings> {
  const store = makeDiskStore(join(folder, 'store'));
  const facts = await verifyOriginal(path);
  return inWorkFolder((work) => makeRenditions(path, facts, work, store));
}

const pathOf = ({ hash, extension }: MadeFile) =>
  join(folder, 'store', hash.slice(0, 2), `${hash}.${extension}`);

async function probe(file: MadeFile) {
  const asked = 'stream=codec_type,codec_name,width,height,nb_read_frames,pix_fmt';
  const { stdout } = await execute('ffprobe', [
    ...['-v', 'error', '-count_frames', '-show_entries', `${asked}:format=duration:format_tags`],
    ...['-of', 'json', pathOf(file)],
  ]);
  return JSON.parse(stdout);
}

const kindsOf = ({ made }: Makings) => made.map(({ kind, extension }) => `${kind}.${extension}`);
const find = ({ made }: Makings, kind: string, extension?: string) => {
  const found = made.find(
    (one) => one.kind === kind && (extension ?? one.extension) === one.extension,
  );
  if (found === undefined) throw new Error(`No ${kind} was made.`);
  return found;
};

describe('of a clip that plays everywhere', () => {
  let makings: Makings;

  beforeAll(async () => {
    makings = await make(await makeClip(folder, 'fast-start.mp4'));
  });

  test('posters, preview and storyboard are made, and nothing is encoded for playing', () => {
    expect(kindsOf(makings)).toEqual([
      'poster.avif',
      'poster.webp',
      'preview.mp4',
      'storyboard.webp',
      'storyboard-vtt.vtt',
    ]);
    expect(makings.framePrint).toMatch(/^(?:[0-9a-f]{16}){4,5}$/);
    expect(makings.colors.length).toBeGreaterThan(2);
  });

  test('posters are pictures of the clip’s shape, with a thumbhash of one', async () => {
    for (const extension of ['avif', 'webp']) {
      const poster = find(makings, 'poster', extension);
      const { streams } = await probe(poster);
      expect(streams).toMatchObject([{ width: 320, height: 180 }]);
      const thumb = thumbHashToRGBA(Buffer.from(poster.thumbhash ?? '', 'base64'));
      expect(thumb.w / thumb.h).toBeCloseTo(16 / 9, 0);
    }
  });

  test('the preview is silent, short and light', async () => {
    const preview = find(makings, 'preview');
    const { streams, format } = await probe(preview);
    expect(streams).toMatchObject([{ codec_type: 'video', codec_name: 'h264', width: 320 }]);
    expect(Number(format.duration)).toBeCloseTo(2, 1);
    expect(preview.sizeBytes).toBeLessThan(300_000);
    const bytes = await readFile(pathOf(preview));
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  test('the storyboard’s text names the sprite and places inside it', async () => {
    const sprite = find(makings, 'storyboard');
    const text = await readFile(pathOf(find(makings, 'storyboard-vtt')), 'utf8');
    const { streams } = await probe(sprite);
    expect(streams).toMatchObject([{ width: sprite.width, height: sprite.height }]);
    const places = [...text.matchAll(/^(\S+)#xywh=(\d+),(\d+),(\d+),(\d+)$/gm)];
    expect(places).toHaveLength(4);
    for (const [, name, x, y, width, height] of places) {
      expect(name).toBe(`${sprite.hash}.webp`);
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(sprite.width ?? 0);
      expect(Number(y) + Number(height)).toBeLessThanOrEqual(sprite.height ?? 0);
    }
  });

  test('made again, every byte is the same, and no work is left lying about', async () => {
    expect(await make(await makeClip(folder, 'fast-start.mp4'))).toEqual(makings);
    const left = (await readdir(tmpdir())).filter((name) =>
      name.startsWith(`promptreel-import-${process.pid}-`),
    );
    expect(left).toEqual([]);
  });
});

describe('of a clip that does not start at once everywhere', () => {
  test('an index at the end is moved, without encoding', async () => {
    const path = await makeClip(folder, 'index-at-end.mp4');
    const fast = find(await make(path), 'video-fast');
    const bytes = await readFile(pathOf(fast));
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
    const hashes = ['-v', 'error', '-c', 'copy', '-map', '0', '-f', 'md5', '-'];
    const [was, is] = await Promise.all(
      [path, pathOf(fast)].map((one) => execute('ffmpeg', ['-i', one, ...hashes])),
    );
    expect(is?.stdout).toBe(was?.stdout);
  });

  test.each<[ClipName, number]>([
    ['vp9.webm', 48],
    ['fragmented.mp4', 48],
    ['av1.mp4', 24],
  ])('%s becomes an MP4 of %d frames', async (name, frames) => {
    const fast = find(await make(await makeClip(folder, name)), 'video-fast');
    const { streams } = await probe(fast);
    expect(streams[0]).toMatchObject({
      codec_name: 'h264',
      pix_fmt: 'yuv420p',
      width: 320,
      height: 180,
      nb_read_frames: String(frames),
    });
  });
});

test('a picture that lies on its side, or has pixels that are not square, stands as it is shown', async () => {
  const turned = await turnClip(await makeClip(folder, 'odd-shape.mp4'), join(folder, 'side.mp4'));
  expect(find(await make(turned), 'poster')).toMatchObject({ width: 270, height: 472 });
  const stretched = find(await make(await makeClip(folder, 'anamorphic.mp4')), 'poster', 'webp');
  expect((await probe(stretched)).streams).toMatchObject([{ width: 480, height: 240 }]);
});

test('a large clip gives smaller ones', async () => {
  const path = join(folder, 'large.mp4');
  const picture = 'testsrc2=duration=1:size=1920x1080:rate=5';
  await execute('ffmpeg', [
    ...['-v', 'error', '-f', 'lavfi', '-i', picture, '-pix_fmt', 'yuv420p'],
    ...['-preset', 'ultrafast', '-movflags', '+faststart', path],
  ]);
  const makings = await make(path);
  const shapes = makings.made.filter(({ kind }) => kind.startsWith('video-'));
  expect(shapes).toMatchObject([
    { kind: 'video-720', width: 1280, height: 720 },
    { kind: 'video-360', width: 640, height: 360 },
  ]);
  const posters = makings.made.filter(({ kind }) => kind === 'poster');
  expect(posters.map(({ width }) => width)).toEqual([1280, 1280, 768, 768, 480, 480]);
});
