import { describe, expect, it } from 'vitest';
import { chooseSource } from '@/components/player/choose-source';
import { guessType } from '@/components/player/guess-type';
import { neighbourQuery } from '@/components/player/neighbour-query';
import { readStart } from '@/components/player/read-start';
import { readTint } from '@/components/player/read-tint';
import type { Rendition } from '@/lib/clips/contracts.server';

const file = (kind: Rendition['kind']): Rendition => ({
  kind,
  url: `/media/${kind}.mp4`,
  type: 'video/mp4',
  sizeBytes: 1,
  width: null,
  height: null,
  durationSeconds: null,
  codec: null,
  language: null,
  facts: null,
});
const mediaUrl = 'https://cdn.example/cat.mp4';

describe('what plays', () => {
  it('is the stored original before all, and then nobody is asked', () => {
    const renditions = [file('stand-in'), file('original')];
    expect(chooseSource({ renditions, mediaUrl }, 'link')).toEqual({
      file: renditions[1],
      linked: null,
    });
  });

  it('is the stand-in, and beside it the public address where links are allowed', () => {
    const renditions = [file('poster'), file('stand-in')];
    const choose = (url: string | null, originals: 'link' | 'stored') =>
      chooseSource({ renditions, mediaUrl: url }, originals).linked;
    expect(choose(mediaUrl, 'link')).toBe(mediaUrl);
    expect(choose(mediaUrl, 'stored')).toBeNull();
    expect(choose(null, 'link')).toBeNull();
    expect(choose('javascript:alert(1)', 'link')).toBeNull();
  });

  it('is nothing where nothing is stored', () => {
    expect(chooseSource({ renditions: [file('poster')], mediaUrl }, 'stored')).toEqual({
      file: null,
      linked: null,
    });
  });
});

it.each([
  ['?t=12', 12],
  ['?t=12.5', 12.5],
  ['?t=12s', 12],
  ['?t=1m30s', 90],
  ['?t=2m', 120],
  ['?t=1:05', 65],
  ['?t=-4', 0],
  ['?t=soon', 0],
  ['?t=1e9', 0],
  ['', 0],
])('starts %j at %d seconds', (search, seconds) => {
  expect(readStart(search)).toBe(seconds);
});

it.each([
  ['https://a.example/x.mp4', 'video/mp4'],
  ['https://a.example/x.WEBM?k=1', 'video/webm'],
  ['https://a.example/x', 'video/mp4'],
])('takes %s for %s', (address, type) => {
  expect(guessType(address)).toBe(type);
});

it('keeps of an address only the query one came from', () => {
  const search = 'q=cat&source=a&source=b&t=3&cursor=x&limit=9&utm_source=y&sort=oldest&author=';
  expect(neighbourQuery(new URLSearchParams(search))).toBe('q=cat&source=a&source=b&sort=oldest');
  expect(neighbourQuery(new URLSearchParams(''))).toBe('');
});

it('reads a clip’s colour from its thumbhash', () => {
  // The example of the thumbhash package's own page: a warm sunset.
  expect(readTint('1QcSHQRnh493V4dIh4eXh1h4kJUI')).toMatch(/^rgb\(\d+ \d+ \d+\)$/);
  expect(readTint(null)).toBeNull();
  expect(readTint('AAA=')).toBeNull();
});
