import { describe, expect, it, vi } from 'vitest';
import { chooseFile, type PlayFile, type Reader } from '@/components/player/choose-file';
import { listPlayFiles } from '@/components/player/choose-source';
import { parseStoryboard, pictureAt } from '@/components/player/parse-storyboard';
import { withSmallPicture } from '@/components/player/small-picture';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { makeWallClip } from '../../component/clips/make-wall-clip';
import { fileFacts } from '../../support/stored-original';

const file = (quality: PlayFile['quality'], codec = 'h264'): PlayFile => ({
  quality,
  url: `/media/${quality}.mp4`,
  type: 'video/mp4',
  codec,
  sight: quality === 'original' ? 'original' : 'smaller',
});
const files = [file('original'), file('720p'), file('360p')];
const reader: Reader = { savesData: false, line: '4g', kept: null, canPlay: () => 'probably' };

describe('what plays first', () => {
  it.each([
    ['the original', {}, 'original'],
    ['the smallest where data is saved', { savesData: true }, '360p'],
    ['the smallest on a slow line', { line: 'slow-2g' }, '360p'],
    ['the next smaller on a middling line', { line: '3g' }, '720p'],
    ['what the reader chose, on any line', { savesData: true, kept: 'original' }, 'original'],
  ] as const)('is %s', (_, known, quality) => {
    expect(chooseFile(files, { ...reader, ...known })?.quality).toBe(quality);
  });

  it('is what the browser can play, and the original where it says that of nothing', () => {
    const some = [file('original', 'av1'), file('720p')];
    const asked = vi.fn((type: string) => (type.includes('av01') ? '' : 'maybe'));
    expect(chooseFile(some, { ...reader, canPlay: asked })?.quality).toBe('720p');
    expect(asked).toHaveBeenCalledWith('video/mp4; codecs="av01.0.08M.08"');
    expect(chooseFile(some, { ...reader, canPlay: () => '' })?.quality).toBe('original');
    expect(chooseFile([], reader)).toBeNull();
  });
});

describe('the files an original plays from', () => {
  const rendition = (kind: string) =>
    ({
      kind,
      url: `/${kind}`,
      type: 'video/mp4',
      codec: 'h264',
      facts: null,
    }) as never as ClipDetail['renditions'][number];

  it('are its own by size, an encoding that starts everywhere in its place', () => {
    const all = ['video-360', 'original', 'stand-in', 'video-720'].map(rendition);
    const own = listPlayFiles(all);
    expect(own.map(({ quality, url, sight }) => [quality, url, sight])).toEqual([
      ['original', '/original', 'original'],
      ['720p', '/video-720', 'smaller'],
      ['360p', '/video-360', 'smaller'],
    ]);
    expect(listPlayFiles([...all, rendition('video-fast')])[0]).toMatchObject({
      quality: 'original',
      url: '/video-fast',
      sight: 'recoded',
    });
  });

  it.each([
    ['yuv420p', null, 'rearranged'],
    ['yuv420p', 'aac', 'rearranged'],
    ['yuv420p', 'opus', 'recoded'],
    ['yuv420p10le', null, 'recoded'],
  ])('of %s and %s, the quicker one is %s', (pixelFormat, soundCodec, sight) => {
    const facts = { ...fileFacts, pixelFormat, soundCodec };
    const original = { ...rendition('original'), facts };
    expect(listPlayFiles([original, rendition('video-fast')])[0]?.sight).toBe(sight);
  });

  it('are none where no original is stored', () => {
    expect(listPlayFiles(['stand-in', 'video-720'].map(rendition))).toEqual([]);
  });
});

describe('a storyboard', () => {
  const address = 'https://reel.example/media/ab.vtt';
  const text = [
    'WEBVTT',
    '',
    '00:00:00.500 --> 00:00:01.000',
    'cd.webp#xywh=160,0,160,90',
    '',
    '1',
    '00:00.000 --> 00:00.500',
    'cd.webp#xywh=pixel:0,0,160,90',
    '',
    '00:00:01.000 --> 00:00:01.500',
    'no picture',
    'cd.webp#xywh=0,0,0,90',
  ].join('\r\n');

  it('is read in the order of time, its sheet beside it, without what is no picture', () => {
    expect(parseStoryboard(text, address)).toEqual([
      {
        fromSeconds: 0,
        url: 'https://reel.example/media/cd.webp',
        x: 0,
        y: 0,
        width: 160,
        height: 90,
      },
      {
        fromSeconds: 0.5,
        url: 'https://reel.example/media/cd.webp',
        x: 160,
        y: 0,
        width: 160,
        height: 90,
      },
    ]);
    expect(parseStoryboard('<!doctype html>', address)).toEqual([]);
  });

  it('shows at a second the picture that began last', () => {
    const pictures = parseStoryboard(text, address);
    expect(pictureAt(pictures, 0.49)?.x).toBe(0);
    expect(pictureAt(pictures, 0.5)?.x).toBe(160);
    expect(pictureAt(pictures, 99)?.x).toBe(160);
    expect(pictureAt([], 1)).toBeNull();
  });
});

it('shows a small poster of which nothing is left to choose', () => {
  const clip = makeWallClip({
    poster: '/c.webp',
    sources: [
      { type: 'image/avif', srcSet: '/c.avif 1280w, /a.avif 480w, /b.avif 768w' },
      { type: 'image/webp', srcSet: '/a.webp 480w' },
    ],
  });
  expect(withSmallPicture(clip)).toMatchObject({ poster: '/a.avif', sources: [] });
  const bare = { ...clip, sources: [] };
  expect(withSmallPicture(bare)).toMatchObject({ poster: '/c.webp', sources: [] });
});
