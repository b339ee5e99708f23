import { describe, expect, it, test } from 'vitest';
import { chooseFrame } from '@/lib/media/choose-frame';
import { choosePosterSizes } from '@/lib/media/encoder-args';
import { countColor, listMainColors, startColorCount } from '@/lib/media/main-colors';
import { type Playability, planRenditions } from '@/lib/media/plan-renditions';
import { fitLongSide, fitShortSide } from '@/lib/media/recipe';
import { makeFrameSampler, samplingRate } from '@/lib/media/sample-frames';
import { layOutStoryboard, writeStoryboardVtt } from '@/lib/media/storyboard';

describe('a storyboard', () => {
  const wide = { width: 1280, height: 720 };

  test.each([
    [800, 2, 500, 2, 1],
    [10_000, 20, 500, 10, 2],
    [60_054, 60, 1001, 10, 6],
    [3_600_000, 60, 60_000, 10, 6],
  ])(
    'of %d ms has %d pictures, one every %d ms',
    (durationMs, tiles, intervalMs, columns, rows) => {
      const layout = layOutStoryboard(wide, durationMs);
      expect(layout).toEqual({
        tile: { width: 160, height: 90 },
        tiles,
        intervalMs,
        columns,
        rows,
      });
    },
  );

  it('is cut by a text that names places in it, to the end of the clip and no further', () => {
    const layout = layOutStoryboard({ width: 270, height: 480 }, 5700);
    const text = writeStoryboardVtt(layout, 5700, 'abc.webp');
    const cues = text.split('\n\n').slice(1);
    expect(
      text.startsWith('WEBVTT\n\n00:00:00.000 --> 00:00:00.500\nabc.webp#xywh=0,0,90,160\n'),
    ).toBe(true);
    expect(cues).toHaveLength(layout.tiles);
    expect(cues[10]).toBe('00:00:05.000 --> 00:00:05.500\nabc.webp#xywh=0,160,90,160');
    expect(cues.at(-1)).toContain('--> 00:00:05.700\n');
  });
});

describe('the frame that stands for a clip', () => {
  const like = (box: number) => Float32Array.from({ length: 64 }, (_, at) => (at === box ? 1 : 0));
  const frame = (atMs: number, sharpness: number, box = 1) => {
    return { atMs, sharpness, histogram: like(box) };
  };

  it('is the sharpest of those that look like the whole, and not the first', () => {
    const frames = [
      frame(0, 900),
      frame(500, 5),
      frame(1000, 80),
      frame(1500, 7),
      frame(2000, 900),
    ];
    expect(chooseFrame(frames).atMs).toBe(1000);
  });

  it('is none that looks like nothing else in the clip, however sharp', () => {
    const frames = Array.from({ length: 20 }, (_, at) => frame(at * 500, at));
    frames[9] = frame(4500, 9999, 63);
    expect(chooseFrame(frames).atMs).toBe(5000);
  });

  it('is the first where there is no other; without any there is none', () => {
    expect(chooseFrame([frame(0, 1)]).atMs).toBe(0);
    expect(() => chooseFrame([])).toThrow(/without frames/);
  });
});

describe('main colours', () => {
  it('are the frequent ones, told apart by the eye', () => {
    const count = startColorCount();
    const add = (times: number, ...color: [number, number, number]) => {
      for (let at = 0; at < times; at += 1) countColor(count, ...color);
    };
    add(100, 10, 20, 30);
    add(90, 14, 24, 26);
    add(50, 250, 250, 250);
    add(1, 255, 0, 0);
    expect(listMainColors(count)).toEqual(['#0c161c', '#fafafa', '#ff0000']);
    expect(listMainColors(count, 1)).toEqual(['#0c161c']);
    expect(listMainColors(startColorCount())).toEqual([]);
  });
});

describe('which copies an original needs', () => {
  const plain: Playability = {
    extension: 'mp4',
    codec: 'h264',
    soundCodec: 'aac',
    pixelFormat: 'yuv420p',
    isIndexFirst: true,
    width: 640,
    height: 360,
  };
  const kindsOf = (known: Partial<Playability>) =>
    planRenditions({ ...plain, ...known }).map(({ kind, size }) => [kind, size?.width ?? null]);

  test.each<[string, Partial<Playability>, unknown]>([
    ['one that plays everywhere and is small', {}, []],
    ['an index at the end', { isIndexFirst: false }, [['video-fast', null]]],
    ['VP9', { extension: 'webm', codec: 'vp9', soundCodec: 'opus' }, [['video-fast', 640]]],
    ['ten bits', { pixelFormat: 'yuv420p10le' }, [['video-fast', 640]]],
    ['a sound that not everybody plays', { soundCodec: 'flac' }, [['video-fast', null]]],
    ['720p', { width: 1280, height: 720 }, [['video-360', 640]]],
    [
      'full HD on its side',
      { width: 1080, height: 1920 },
      [
        ['video-720', 720],
        ['video-360', 360],
      ],
    ],
    ['an odd width', { extension: 'webm', codec: 'vp9', width: 471 }, [['video-fast', 472]]],
  ])('%s', (_, known, kinds) => expect(kindsOf(known)).toEqual(kinds));

  test('no poster is wider than the picture, and none is left out', () => {
    const widths = (width: number) => choosePosterSizes({ width, height: 100 }).map((s) => s.width);
    expect(widths(1920)).toEqual([1280, 768, 480]);
    expect(widths(854)).toEqual([854, 768, 480]);
    expect(widths(472)).toEqual([472]);
  });

  test('sizes keep their shape in even pixels', () => {
    expect(fitShortSide({ width: 1270, height: 720 }, 360)).toEqual({ width: 636, height: 360 });
    expect(fitLongSide({ width: 320, height: 180 }, 480)).toEqual({ width: 320, height: 180 });
    expect(fitLongSide({ width: 1, height: 1000 }, 160)).toEqual({ width: 2, height: 160 });
  });
});

describe('frames that are looked at', () => {
  it('come in pieces of any length', () => {
    const size = { width: 16, height: 16 };
    const frame = Uint8Array.from({ length: 16 * 16 * 4 }, (_, at) => (at % 61) * 4);
    const bytes = new Uint8Array([...frame, ...frame, ...frame, ...frame]);
    const seen = [1, 7, 1024, 100_000].map((length) => {
      const sampler = makeFrameSampler(size, 4);
      for (let at = 0; at < bytes.length; at += length) {
        sampler.take(bytes.subarray(at, at + length));
      }
      return sampler.finish();
    });
    const [first] = seen;
    expect(first?.frames.map(({ atMs }) => atMs)).toEqual([0, 250, 500, 750]);
    // Two of four a second carry the look.
    expect(first?.framePrint).toMatch(/^[0-9a-f]{32}$/);
    for (const other of seen) expect(other).toEqual(first);
    expect([samplingRate(3000), samplingRate(60_000)]).toEqual([4, 2]);
  });
});
