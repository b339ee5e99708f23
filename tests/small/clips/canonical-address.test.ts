import { describe, expect, it } from 'vitest';
import { canonicalAddress } from '@/lib/clips/canonical-address';

const SAME: Record<string, string[]> = {
  'youtube:HK6y8DAPN_0': [
    'https://www.youtube.com/watch?v=HK6y8DAPN_0',
    'https://youtube.com/watch?app=desktop&v=HK6y8DAPN_0&t=3s',
    'https://youtu.be/HK6y8DAPN_0?si=abc',
    'https://m.youtube.com/shorts/HK6y8DAPN_0',
    'https://www.youtube-nocookie.com/embed/HK6y8DAPN_0?rel=0',
    'http://www.youtube.com/v/HK6y8DAPN_0?version=3',
  ],
  'x:1758192957386342435': [
    'https://twitter.com/OpenAI/status/1758192957386342435',
    'https://x.com/OpenAI/status/1758192957386342435?s=20',
    'https://mobile.twitter.com/i/status/1758192957386342435/video/1',
    'https://fxtwitter.com/OpenAI/status/1758192957386342435',
  ],
  'tiktok:7338193034231941381': [
    'https://www.tiktok.com/@openai/video/7338193034231941381?is_from_webapp=1',
    'https://m.tiktok.com/v/7338193034231941381.html',
    'https://www.tiktok.com/embed/v2/7338193034231941381',
  ],
  'vimeo:914121133': [
    'https://vimeo.com/914121133',
    'https://player.vimeo.com/video/914121133?h=1',
  ],
  'cdn.openai.com/sora/videos/big-sur.mp4': [
    'https://cdn.openai.com/sora/videos/big-sur.mp4',
    'http://cdn.openai.com/sora/videos/big-sur.mp4?utm_source=a#t=3',
  ],
  'reel.example/clips?a=1&b=2': [
    'https://www.reel.example/clips/?b=2&a=1&from=singlemessage',
    'https://REEL.example:443/clips?a=1&b=2',
  ],
};

describe.each(Object.entries(SAME))('%s', (canonical, addresses) => {
  it.each(addresses)('is what %s leads to', (address) => {
    expect(canonicalAddress(address)).toBe(canonical);
  });
});

it.each(['', 'big-sur.mp4', 'mailto:a@b.example', 'file:///a.mp4', 'http://'])(
  '“%s” leads nowhere',
  (text) => {
    expect(canonicalAddress(text)).toBeNull();
  },
);

it('keeps apart what is apart', () => {
  const addresses = [
    'https://www.youtube.com/@OpenAI',
    'https://www.youtube.com/playlist?list=PL1',
    'https://x.com/OpenAI',
    'https://x.com/OpenAI/status/1',
    'https://x.com/OpenAI/status/12',
    'https://reel.example/clips/a',
    'https://reel.example/clips/b',
    'https://reel.example/clips?v=2',
  ];
  expect(new Set(addresses.map(canonicalAddress)).size).toBe(addresses.length);
});
