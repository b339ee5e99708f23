import { describe, expect, test } from 'vitest';
import type { ClipDetail, Rendition } from '@/lib/clips/contracts.server';
import { clipVideoObject, type SharePlaces } from '@/lib/publish/clip-video-object';
import { sampleClip } from '../../component/sample-clip';

const places: SharePlaces = {
  page: (slug) => `https://reel.example/clips/${slug}`,
  embed: (slug) => `https://reel.example/embed/${slug}`,
  file: (path) => `https://reel.example${path}`,
};

const file = (kind: Rendition['kind'], url: string): Rendition => ({
  kind,
  url,
  type: 'video/mp4',
  sizeBytes: 1234,
  width: 640,
  height: 360,
  durationSeconds: 4,
  codec: 'h264',
  language: null,
  facts: null,
});

const said = {
  keywords: ['Sora', 'Close-up', 'Sora'],
  failure: (kind: string) => `kind ${kind}`,
};

const write = (known: Partial<ClipDetail>, language: 'en' | 'zh' = 'en') =>
  clipVideoObject({ ...sampleClip, ...known }, language, said, places);

/** A clip of which nothing is known but its name. */
const unknown: Partial<ClipDetail> = {
  author: null,
  publishedOn: null,
  publishedAt: null,
  certainty: 'unknown',
  durationSeconds: null,
  width: null,
  height: null,
  prompt: [],
  appearances: [],
  relations: [],
  renditions: [],
  mediaUrl: null,
};

describe('a clip as VideoObject', () => {
  test('says what is known', () => {
    expect(write({})).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'VideoObject',
      name: 'Potato kings',
      description: 'Potato kings. With crowns.',
      uploadDate: '2024-02-17T17:25:35.000Z',
      duration: 'PT17.07S',
      embedUrl: 'https://reel.example/embed/potato-kings',
      inLanguage: 'en',
      keywords: ['Sora', 'Close-up'],
      width: 1280,
      citation: expect.arrayContaining([
        'https://www.tiktok.com/@openai/video/7336623342721486122',
      ]),
    });
    expect(write({}, 'zh')).toMatchObject({ name: '土豆国王', inLanguage: 'zh-Hans' });
  });

  test('leaves out what is not known, without a word in its place', () => {
    const data = write(unknown);
    for (const name of [
      'uploadDate',
      'duration',
      'width',
      'contentUrl',
      'citation',
      'isBasedOn',
      'hasPart',
    ]) {
      expect(data).not.toHaveProperty(name);
    }
    expect(JSON.stringify(data)).not.toMatch(/null|undefined|unknown/i);
    expect(data.creditText).toBe('OpenAI on TikTok');
  });

  test('gives the printed day where no instant is known, and no day that is only likely', () => {
    const printed = { publishedAt: null, publishedOn: '2024-02-16' };
    expect(write({ ...printed, certainty: 'exact' }).uploadDate).toBe('2024-02-16');
    expect(write({ ...printed, certainty: 'approximate' })).not.toHaveProperty('uploadDate');
  });

  test('marks what goes wrong, at a second only where it was seen', () => {
    const note = { en: 'A ball appears.', zh: '凭空出现一个球。' };
    const failures = [
      { kind: 'physics', atSeconds: 2.5, note },
      { kind: 'hands', atSeconds: null, note },
    ];
    expect(write({ failures }, 'zh').hasPart).toEqual([
      {
        '@type': 'Clip',
        name: 'kind physics',
        description: '凭空出现一个球。',
        startOffset: 2.5,
        url: 'https://reel.example/clips/potato-kings?t=2.5',
      },
      { '@type': 'Clip', name: 'kind hands', description: '凭空出现一个球。' },
    ]);
  });

  test('gives the stored original, else the published one, and never the stand-in, as the clip', () => {
    const drawn = file('stand-in', '/media/drawn.mp4');
    const mediaUrl = 'https://cdn.example/a.mp4';
    const stored = write({ mediaUrl, renditions: [drawn, file('original', '/media/own.mp4')] });
    expect(stored.contentUrl).toBe('https://reel.example/media/own.mp4');
    expect(stored).not.toHaveProperty('disambiguatingDescription');
    expect(write({ mediaUrl, renditions: [drawn] }).contentUrl).toBe(mediaUrl);

    const standIn = write({ mediaUrl: null, renditions: [drawn] });
    expect(standIn).not.toHaveProperty('contentUrl');
    expect(standIn.disambiguatingDescription).toContain('stand-in');
    expect(standIn.subjectOf).toMatchObject({
      '@type': 'MediaObject',
      name: 'Stand-in',
      contentUrl: 'https://reel.example/media/drawn.mp4',
      description: expect.stringContaining('not the clip'),
    });
  });

  test('names what the clip was made from: its prompt’s wordings, and clips', () => {
    const titles = { en: 'Other', zh: '另一个' };
    const relations: ClipDetail['relations'] = [
      { kind: 'made-from', direction: 'from', slug: 'source', titles },
      { kind: 'made-from', direction: 'to', slug: 'child', titles },
      { kind: 'variant-of', direction: 'from', slug: 'sister', titles },
    ];
    const { isBasedOn } = write({ relations }) as { isBasedOn: unknown[] };
    expect(isBasedOn).toEqual([
      {
        '@type': 'CreativeWork',
        name: 'Prompt',
        text: 'Potato kings. With crowns.',
        inLanguage: 'en',
      },
      { '@type': 'CreativeWork', name: 'Prompt', text: '土豆国王。戴着王冠。', inLanguage: 'zh' },
      'https://reel.example/clips/source',
    ]);
  });

  test('takes no address that is not of the web', () => {
    const [first] = sampleClip.appearances;
    const appearances = first === undefined ? [] : [{ ...first, url: 'javascript:alert(1)' }];
    const data = write({ mediaUrl: 'file:///etc/passwd', appearances, renditions: [] });
    expect(data).not.toHaveProperty('contentUrl');
    expect(data).not.toHaveProperty('citation');
  });
});
