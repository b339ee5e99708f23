import type { PlayerProps } from '@/components/player/player';
import messages from '@/lib/i18n/messages/en/watch.json';

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
    rearranged: 'the original in order',
    recoded: 'the original anew',
    smaller: 'a smaller original',
    silent: 'no original',
    broken: 'broken off',
    undecodable: 'not decoded',
    missing: 'not there',
    ask: 'Ask again',
    play: 'Play',
  },
  equipment: {
    files: [],
    storyboard: null,
    fps: null,
    clip: { title: 'Cat', artist: 'Somebody', poster: null },
    words: messages.player.controls,
  },
};
