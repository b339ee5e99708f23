import type { PlayerProps } from '@/components/player/player';

export const HOST = 'cdn.example';
export const ORIGINAL = `https://${HOST}/cat.mp4`;
export const STAND_IN = '/media/0a.mp4';

/** A stand-in that plays, and the public address of its original. */
export const props: PlayerProps = {
  slug: 'cat',
  address: STAND_IN,
  isOriginal: false,
  poster: '/media/0b.avif',
  backdrop: 'linear-gradient(#123, #456)',
  title: 'Cat',
  linked: ORIGINAL,
  language: 'en',
  ratio: 16 / 9,
  words: {
    first: 'a stand-in',
    asking: 'being asked',
    original: 'the original',
    silent: 'no original',
    ask: 'Ask again',
    play: 'Play',
  },
};
